//! The commands and their options, in the words of a language.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, ArgAction, Command, value_parser};
use dx_check::report::{Ci, Format, Office};

use crate::words::Words;

/// The formats of reports on answer files.
pub(crate) const SCORE_FORMATS: [Format; 8] = [
    Format::Text,
    Format::Markdown,
    Format::Json,
    Format::Jsonl,
    Format::Csv,
    Format::Office(Office::Html),
    Format::Office(Office::Xlsx),
    Format::Office(Office::Docx),
];
/// The formats of reports on what changed.
pub(crate) const COMPARE_FORMATS: [Format; 7] = [
    Format::Text,
    Format::Markdown,
    Format::Json,
    Format::Csv,
    Format::Office(Office::Html),
    Format::Office(Office::Xlsx),
    Format::Office(Office::Docx),
];
/// The formats of reports on plans.
pub(crate) const PLAN_FORMATS: [Format; 10] = [
    Format::Text,
    Format::Markdown,
    Format::Json,
    Format::Csv,
    Format::Office(Office::Html),
    Format::Office(Office::Xlsx),
    Format::Office(Office::Docx),
    Format::Ci(Ci::Sarif),
    Format::Ci(Ci::Junit),
    Format::Ci(Ci::Github),
];

/// The whole command line.
pub(super) fn command(words: &'static Words) -> Command {
    let subcommands = [
        assess(words),
        score(words),
        plan(words),
        compare(words),
        points(words),
        cases(words),
        form(words),
        convert(words),
        lint(words),
        schema(words),
    ];
    let root = Command::new("dx-check")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.about)
        .override_usage(format!("dx-check {} {}", words.usage_options, words.usage_command))
        .after_help(words.after_help)
        .disable_help_subcommand(true)
        .subcommands(subcommands.map(|command| finished(command, words)));
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).help(words.version);
    let root = shared(root, words).disable_version_flag(true).arg(version);
    root.help_template(template(words, false, true))
}

/// A command with the shared options and a help page in the language.
fn finished(command: Command, words: &'static Words) -> Command {
    let positional = command.get_positionals().next().cloned();
    let mut usage = format!("dx-check {} {}", command.get_name(), words.usage_options);
    if let Some(arg) = &positional {
        let name = arg.get_value_names().and_then(|n| n.first()).map_or("", |n| n.as_str());
        let many = if arg.get_num_args().is_some_and(|n| n.max_values() > 1) { "…" } else { "" };
        let one = if arg.is_required_set() { format!(" {name}{many}") } else { format!(" [{name}{many}]") };
        usage.push_str(&one);
    }
    for arg in command.get_opts().filter(|arg| arg.is_required_set()) {
        let name = arg.get_value_names().and_then(|n| n.first()).map_or("", |n| n.as_str());
        usage.push_str(&format!(" -{} {name}", arg.get_short().unwrap_or_default()));
    }
    let arguments = positional.is_some();
    command.disable_help_flag(true).override_usage(usage).help_template(template(words, arguments, false))
}

fn template(words: &Words, arguments: bool, commands: bool) -> StyledStr {
    let mut text = format!("{{about}}\n\n{} {{usage}}\n", words.usage);
    if commands {
        text.push_str(&format!("\n{}\n{{subcommands}}\n", words.commands));
    }
    if arguments {
        text.push_str(&format!("\n{}\n{{positionals}}\n", words.arguments));
    }
    text.push_str(&format!("\n{}\n{{options}}{{after-help}}\n", words.options));
    text.into()
}

/// The options that every command takes, before it or behind it.
fn shared(command: Command, words: &'static Words) -> Command {
    let today = Arg::new("today").long("today").value_name(words.value_date).help(words.today);
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(words.help);
    command.disable_help_flag(true).args([
        choice("lang", words.lang, &["ja", "en"]).display_order(90).global(true),
        choice("color", words.color, &["auto", "always", "never"]).display_order(91).global(true),
        file_option("checklist", words.checklist, words.value_file).display_order(92).global(true),
        today.display_order(93).global(true),
        help.display_order(99).global(true),
    ])
}

fn choice(name: &'static str, help: &'static str, values: &[&'static str]) -> Arg {
    let parser = PossibleValuesParser::new(values.iter().copied());
    Arg::new(name)
        .long(name)
        .value_name(values.join("|"))
        .value_parser(parser)
        .hide_possible_values(true)
        .help(help)
}

fn file_option(name: &'static str, help: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).value_parser(value_parser!(PathBuf)).help(help)
}

fn format(words: &'static Words, formats: &[Format]) -> Arg {
    let names: Vec<&'static str> =
        Format::ALL.into_iter().filter(|(f, ..)| formats.contains(f)).map(|(_, name, _)| name).collect();
    Arg::new("format")
        .long("format")
        .value_name(words.value_format)
        .help((words.format)(&names.join(" | ")))
        .value_parser(PossibleValuesParser::new(names))
        .hide_possible_values(true)
}

fn assess(words: &'static Words) -> Command {
    let file = Arg::new("file")
        .value_name(words.value_file)
        .value_parser(value_parser!(PathBuf))
        .help(words.assess_file);
    let plan = file_option("plan", words.assess_plan, words.value_path).action(ArgAction::Append);
    Command::new("assess").about(words.assess).after_help(words.assess_after).arg(file).arg(plan)
}

fn score(words: &'static Words) -> Command {
    let command = Command::new("score")
        .about(words.score)
        .after_help(words.score_after)
        .arg(many_paths("paths", words.value_path, words.score_paths))
        .arg(format(words, &SCORE_FORMATS))
        .arg(outputs(words))
        .arg(flag("each", words.each));
    with_gate(command, words)
}

/// Files to be written.
fn outputs(words: &'static Words) -> Arg {
    Arg::new("output")
        .short('o')
        .long("output")
        .value_name(words.value_file)
        .action(ArgAction::Append)
        .help(words.output)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn many_paths(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .value_name(value)
        .value_parser(value_parser!(PathBuf))
        .num_args(1..)
        .required(true)
        .help(help)
}

fn plan(words: &'static Words) -> Command {
    let command = Command::new("plan")
        .about(words.plan)
        .after_help(words.plan_after)
        .arg(many_paths("paths", words.value_path, words.plan_paths))
        .arg(format(words, &PLAN_FORMATS))
        .arg(outputs(words))
        .arg(flag("together", words.together))
        .arg(file_option("answers", words.plan_answers, words.value_file))
        .arg(
            Arg::new("explain")
                .long("explain")
                .value_name(words.value_points)
                .action(ArgAction::Append)
                .help(words.explain),
        );
    with_gate(command, words)
}

fn compare(words: &'static Words) -> Command {
    let own = &words.compare;
    let command = Command::new("compare")
        .about(own.about)
        .after_help(own.after)
        .arg(many_paths("paths", own.value, own.paths))
        .arg(format(words, &COMPARE_FORMATS))
        .arg(outputs(words))
        .arg(flag("by-date", own.by_date));
    with_gate(command, words)
}

/// The options of the gate.
fn with_gate(command: Command, words: &'static Words) -> Command {
    command
        .arg(choice("fail-on", words.fail_on, &["no", "partial", "never"]))
        .arg(Arg::new("fail-under").long("fail-under").value_name(words.value_percent).help(words.fail_under))
        .arg(
            Arg::new("require")
                .long("require")
                .value_name(words.value_points)
                .action(ArgAction::Append)
                .help(words.require),
        )
        .arg(flag("allow-incomplete", words.allow_incomplete))
        .arg(flag("no-config", words.no_config))
}

fn points(words: &'static Words) -> Command {
    Command::new("points")
        .about(words.points)
        .arg(Arg::new("id").value_name(words.value_point).help(words.points_id))
        .arg(format(words, &[Format::Text, Format::Markdown]))
}

fn cases(words: &'static Words) -> Command {
    Command::new("cases")
        .about(words.cases)
        .arg(Arg::new("query").value_name(words.value_query).num_args(0..).help(words.cases_query))
        .arg(Arg::new("point").long("point").value_name(words.value_point).help(words.cases_point))
        .arg(Arg::new("service").long("service").value_name(words.value_service).help(words.cases_service))
        .arg(Arg::new("phase").long("phase").value_name(words.value_phase).help(words.cases_phase))
        .arg(choice("kind", words.cases_kind, &["case", "measure"]))
        .arg(flag("full", words.cases_full))
        .arg(format(words, &[Format::Text, Format::Markdown]))
}

fn form(words: &'static Words) -> Command {
    Command::new("form").about(words.form).arg(form_output(words, words.form_output))
}

/// The form to be made.
fn form_output(words: &'static Words, help: &'static str) -> Arg {
    Arg::new("output").short('o').long("output").value_name(words.value_file).required(true).help(help)
}

fn convert(words: &'static Words) -> Command {
    let forms = &words.forms;
    let prefer = Arg::new("prefer").long("prefer").value_name(forms.value_prefer).help(forms.prefer);
    Command::new("convert")
        .about(forms.convert)
        .after_help(forms.convert_after)
        .arg(many_paths("paths", words.value_path, forms.convert_paths))
        .arg(form_output(words, forms.convert_output))
        .arg(prefer)
        .arg(choice("split-by", forms.split_by, &["owner"]))
}

fn schema(words: &'static Words) -> Command {
    let of = Arg::new("of").value_name("answers").required(true).help(words.forms.schema_of);
    let of = of.value_parser(PossibleValuesParser::new(["answers"])).hide_possible_values(true);
    Command::new("schema").about(words.forms.schema).arg(of)
}

fn lint(words: &'static Words) -> Command {
    let files = many_paths("files", words.value_file, words.lint_files);
    let texts = many_paths("texts", words.value_path, words.lint_texts).long("texts").required(false);
    Command::new("lint").about(words.lint).after_help(words.lint_after).arg(files).arg(texts)
}

#[cfg(test)]
mod tests {
    use super::command;
    use crate::words;
    use dx_check::i18n::Lang;

    #[test]
    fn the_definition_is_consistent_in_every_language() {
        for lang in Lang::ALL {
            command(words::of(lang)).debug_assert();
        }
    }
}
