//! The words of `compare` on the command line, side by side.

/// What `compare` says outside its report.
pub(crate) struct CompareWords {
    pub(crate) about: &'static str,
    pub(crate) after: &'static str,
    /// What the files are called in a usage line.
    pub(crate) value: &'static str,
    pub(crate) paths: &'static str,
    /// What is missing when only one is named.
    pub(crate) newer: &'static str,
    pub(crate) by_date: &'static str,
    pub(crate) undated: fn(&str) -> String,
}

pub(super) const JA: CompareWords = CompareWords {
    about: "点検の結果を前のものと比べ、変わったことを示す",
    after: "並べた順に、最初を最も古い点検とみなします。3 つ以上なら推移も示します。\n判定のオプションは最後（最新）の点検だけに使い、指定がなければ score と同じです。",
    value: "古い回答 新しい回答",
    paths: "比べる回答ファイルを、古い順に 2 つ以上（- は標準入力）",
    newer: "比べる新しい回答ファイル",
    by_date: "並べた順ではなく、点検の日付（「date」）の順に比べる",
    undated: |files| {
        format!(
            "「date」のない回答ファイルは、--by-date では並べられません：{files}。[subject] に「date」を書くか、--by-date を付けずに古い順に指定してください"
        )
    },
};

pub(super) const EN: CompareWords = CompareWords {
    about: "Show what changed between assessments",
    after: "The first file is taken for the oldest; with three or more the report also shows them over time.\nThe gate looks at the last (newest) assessment only; without options it is that of score.",
    value: "OLD NEW",
    paths: "Two or more answer files, the oldest first (- is standard input)",
    newer: "a newer answer file to compare with",
    by_date: "Order by the date of each assessment instead of as given",
    undated: |files| {
        format!(
            "--by-date needs a date in every answer file; there is none in {files}. Write date under [subject], or name the files from old to new without --by-date"
        )
    },
};
