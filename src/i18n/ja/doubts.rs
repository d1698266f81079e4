//! Japanese messages about what is worth a second look in an answer file.

use crate::i18n::Message;
use crate::problem::Doubt;

/// The kind of doubt, to stand before the points that it is about.
pub(super) fn kind(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::TicksDisagree { .. } => "回答と条件の印が合っていない",
        Doubt::NothingShown { .. } => "「はい」なのに、メモも根拠もない",
        Doubt::DueOver { .. } => "期限を過ぎている",
        Doubt::DueWithoutOwner { .. } => "期限はあるのに、担当がない",
        Doubt::OldEvidence { .. } => "根拠が 1 年以上前のもの",
        Doubt::OldConfirmation { .. } => "回答を確かめてから 1 年以上たっている",
        Doubt::SameEvidence { .. } => "同じ根拠を多くのポイントに使っている",
    }
}

pub(super) fn message(doubt: &Doubt) -> Message {
    match doubt {
        Doubt::TicksDisagree { point, given, proposed } => Message::new(
            format!("{point} の回答は「{given}」ですが、条件の印からは「{proposed}」になります"),
            "印か回答を見直すか、違う理由を note に書いてください",
        ),
        Doubt::NothingShown { point } => Message::new(
            format!("{point} は「はい」ですが、メモも根拠もありません"),
            "何をしているかを note に、分かる資料を evidence に書いておくと、後で確かめられます",
        ),
        Doubt::DueOver { point, due } => Message::new(
            format!("{point} の期限（{due}）が過ぎています"),
            "終わったのなら回答を、まだなら期限を改めてください",
        ),
        Doubt::DueWithoutOwner { point, due } => Message::new(
            format!("{point} には期限（{due}）がありますが、担当がありません"),
            "owner に担当する課や人を書いてください",
        ),
        Doubt::OldEvidence { point, evidence, day } => Message::new(
            format!("{point} の根拠「{evidence}」は 1 年以上前（{day}）のものです"),
            "今もそのとおりかを確かめ、新しい資料があれば書き加えてください",
        ),
        Doubt::OldConfirmation { point, checked } => Message::new(
            format!("{point} の回答を最後に確かめたのは 1 年以上前（{checked}）です"),
            "今もそのとおりかを確かめ、checked をその日に改めてください",
        ),
        Doubt::SameEvidence { points, evidence } => Message::new(
            format!(
                "同じ根拠「{evidence}」を {} つのポイントに使っています（{}）",
                points.len(),
                points.join("、")
            ),
            "それぞれのポイントを裏付けているかを確かめ、どの部分かを note に書き分けてください",
        ),
    }
}
