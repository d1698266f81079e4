//! What is assessed: each field can be passed over.

use dx_check::answers::Subject;

use super::details::typed_date;
use super::screen::Page;
use super::{Interview, Stop};

impl Interview<'_> {
    /// Asks for the subject, field by field, keeping what is there.
    pub(super) fn ask_subject(&mut self) -> Result<(), Stop> {
        let report = self.shared.lang.words();
        let mut subject = self.session.sheet().subject.clone();
        let page = self.subject_page(&subject, None);
        subject.organization = self.screen.read_line(&page, report.organization, &subject.organization)?;
        let page = self.subject_page(&subject, None);
        subject.project = self.screen.read_line(&page, report.project, &subject.project)?;
        self.ask_service(&mut subject)?;
        let page = self.subject_page(&subject, None);
        subject.assessor = self.screen.read_line(&page, report.assessor, &subject.assessor)?;
        let mut notice = None;
        loop {
            let page = self.subject_page(&subject, notice);
            let current = subject.date.unwrap_or(self.shared.today).to_string();
            let typed = self.screen.read_line(&page, &format!("{} [{current}]", report.date), &current)?;
            if let Some(date) = typed_date(&typed) {
                subject.date = Some(date);
                break;
            }
            notice = Some(self.words.date_invalid);
        }
        self.session.set_subject(subject);
        self.save()
    }

    fn ask_service(&mut self, subject: &mut Subject) -> Result<(), Stop> {
        if self.library.services.is_empty() {
            return Ok(());
        }
        let lang = self.shared.lang;
        let mut items = vec![self.words.service_none.to_owned()];
        items.extend(self.library.services.iter().map(|s| s.title.get(lang).to_owned()));
        let current =
            self.library.services.iter().position(|s| s.id == subject.service).map_or(0, |at| at + 1);
        let mut page = self.subject_page(subject, None);
        page.blank();
        page.strong(self.words.service_title);
        if let Some(chosen) = self.screen.select(&page, &items, current)? {
            subject.service =
                chosen.checked_sub(1).map(|at| self.library.services[at].id.clone()).unwrap_or_default();
        }
        Ok(())
    }

    fn subject_page(&mut self, subject: &Subject, notice: Option<&str>) -> Page {
        let report = self.shared.lang.words();
        let service =
            self.library.service(&subject.service).map(|s| s.title.get(self.shared.lang)).unwrap_or_default();
        let date = subject.date.map_or(String::new(), |d| d.to_string());
        let mut page = self.screen.page();
        page.title(self.words.subject_title);
        page.hint(self.words.subject_hint);
        page.blank();
        for (name, value) in [
            (report.organization, subject.organization.as_str()),
            (report.project, subject.project.as_str()),
            (report.service, service),
            (report.assessor, subject.assessor.as_str()),
            (report.date, date.as_str()),
        ] {
            page.item(&format!("  {name}{}", report.colon), if value.is_empty() { "–" } else { value });
        }
        if let Some(notice) = notice {
            page.blank();
            page.strong(notice);
        }
        page
    }
}
