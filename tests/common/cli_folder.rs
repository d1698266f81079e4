//! The folder in which a case runs.

use std::fs;
use std::path::Path;
use std::process::Command as Process;

use crate::cli_case::{Content, Made};

/// Who runs a case that must not be run by root.
#[cfg(unix)]
const NOBODY: u32 = 65534;

/// Makes a file of a case.
pub(crate) fn create(path: &Path, content: &Content) {
    let parent = path.parent().expect("a folder");
    fs::create_dir_all(parent).expect("folders of a case");
    match content {
        Content::Made(Made { folder: true, .. }) => {
            fs::create_dir_all(path).expect("a folder of a case");
        }
        #[cfg(unix)]
        Content::Made(made) if !made.link.is_empty() => {
            std::os::unix::fs::symlink(&made.link, path).expect("a link of a case");
        }
        _ => fs::write(path, content.bytes()).expect("a file of a case"),
    }
    #[cfg(unix)]
    if let Content::Made(Made { mode: Some(mode), .. }) = content {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(*mode)).expect("a mode of a case");
    }
}

/// Root may read and write everything: such a case is run by somebody else then.
pub(crate) fn without_root(process: &mut Process, folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
        use std::os::unix::process::CommandExt as _;
        if fs::metadata(folder).expect("the folder").uid() == 0 {
            process.uid(NOBODY).gid(NOBODY);
            let _ = chown(folder, Some(NOBODY), Some(NOBODY));
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let _ = chown(entry.path(), Some(NOBODY), Some(NOBODY));
            }
            let open = fs::Permissions::from_mode(0o755);
            fs::set_permissions(folder, open).expect("the folder's mode");
        }
    }
}
