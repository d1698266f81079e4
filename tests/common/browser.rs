//! A headless Chromium for tests: opens a file, runs JavaScript in it, types and clicks as a person does, and notes
//! everything that the page says, fails at and asks the network for.
#![allow(dead_code, reason = "each test file uses its share")]
#![allow(clippy::print_stderr, reason = "what is skipped must be said")]

use std::collections::VecDeque;
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket, client::client_with_config};

#[path = "browser/keys.rs"]
mod keys;

/// How long anything may take: the machine may be busy with other tests.
const PATIENCE: Duration = Duration::from_secs(90);

/// A browser with one page. Its process ends with it, and its profile goes.
pub(crate) struct Browser {
    process: Child,
    socket: WebSocket<TcpStream>,
    /// Events that were read and not yet looked at by somebody who waits.
    events: VecDeque<Value>,
    session: Option<String>,
    last_id: u64,
    noted: Noted,
    profile: TempDir,
}

/// What happened on the page since it was opened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Noted {
    /// What it wrote to the console, and what the browser had to say of it (a breach of its Content-Security-Policy
    /// too): `level: text`.
    pub(crate) console: Vec<String>,
    /// Exceptions that nobody caught.
    pub(crate) exceptions: Vec<String>,
    /// The address of every request, the page itself too.
    pub(crate) requests: Vec<String>,
    /// Questions that the page asked in a dialog; each is answered with "OK".
    pub(crate) dialogs: Vec<String>,
}

impl Browser {
    /// A browser, or `None` where there is none; that is said, and where tests must not be skipped it is a failure.
    pub(crate) fn start() -> Option<Self> {
        let Some(program) = program() else {
            assert!(!tools_required(), "Chromium is not there, and DX_CHECK_REQUIRE_TOOLS is set");
            eprintln!("skipped: Chromium is not there");
            return None;
        };
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new(program);
        command.args(["--headless", "--remote-debugging-port=0", "--no-first-run", "--disable-gpu"]);
        command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
        command.args(["--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars"]);
        command.args(["--window-size=1280,1000", "--lang=ja"]);
        if is_root() {
            command.arg("--no-sandbox");
        }
        command.arg(format!("--user-data-dir={}", profile.path().display())).arg("about:blank");
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut process = quiet.spawn().expect("Chromium starts");
        let Some(socket) = connect(profile.path()) else {
            process.kill().ok();
            process.wait().ok();
            panic!("Chromium does not listen");
        };
        let (events, noted) = (VecDeque::new(), Noted::default());
        let mut browser = Self { process, socket, events, session: None, last_id: 0, noted, profile };
        let page = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let session = browser
            .call("Target.attachToTarget", json!({ "targetId": page["targetId"], "flatten": true }))
            ["sessionId"]
            .as_str()
            .map(str::to_owned);
        browser.session = session;
        for domain in ["Page", "Runtime", "Log", "Network", "DOM"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser.window(1280, 1000, 1.0);
        Some(browser)
    }

    /// Opens a file and waits until it is loaded. What was noted of the page before is forgotten.
    pub(crate) fn open(&mut self, file: &Path) {
        let file = file.canonicalize().expect("a file");
        let url = format!("file://{}", file.display()).replace('%', "%25").replace(' ', "%20");
        self.events.clear();
        self.noted = Noted::default();
        let answer = self.call("Page.navigate", json!({ "url": url }));
        assert_eq!(answer["errorText"], Value::Null, "{url}");
        self.wait_for("Page.loadEventFired");
        self.eval("document.fonts.ready.then(() => true)");
    }

    /// What an expression gives, as JSON; a promise is waited for.
    pub(crate) fn eval(&mut self, expression: &str) -> Value {
        let given = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", given);
        assert_eq!(answer["exceptionDetails"], Value::Null, "{expression}");
        answer["result"]["value"].clone()
    }

    /// The text that an expression gives.
    pub(crate) fn text(&mut self, expression: &str) -> String {
        let value = self.eval(expression);
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// Waits until an expression is true.
    pub(crate) fn until(&mut self, expression: &str) {
        let start = Instant::now();
        while self.eval(&format!("!!({expression})")) != Value::Bool(true) {
            assert!(start.elapsed() < PATIENCE, "never true: {expression}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Presses and releases a key, named as in `KeyboardEvent.key`; `Shift+Tab` and the like hold others meanwhile.
    pub(crate) fn press(&mut self, key: &str) {
        for event in keys::events(key) {
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Types a text where the focus is, as an input method does.
    pub(crate) fn insert(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Clicks in the middle of the first element that a selector finds.
    pub(crate) fn click(&mut self, selector: &str) {
        let middle = format!(
            "(() => {{ const e = document.querySelector({selector:?}); e.scrollIntoView({{block: 'center', \
             behavior: 'instant'}}); const r = e.getBoundingClientRect(); \
             return [r.left + r.width / 2, r.top + r.height / 2]; }})()"
        );
        let at = self.eval(&middle);
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1, "buttons": 1 });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Chooses a file in a file field.
    pub(crate) fn choose_file(&mut self, selector: &str, file: &Path) {
        let element = format!("document.querySelector({selector:?})");
        let object = self.call("Runtime.evaluate", json!({ "expression": element }));
        let id = &object["result"]["objectId"];
        self.call("DOM.setFileInputFiles", json!({ "files": [file], "objectId": id }));
    }

    /// Lets downloads go into a folder.
    pub(crate) fn downloads_into(&mut self, folder: &Path) {
        let given = json!({ "behavior": "allow", "downloadPath": folder, "eventsEnabled": true });
        self.call_browser("Browser.setDownloadBehavior", given);
    }

    /// Waits until the next download is complete; the name that the page gave it.
    pub(crate) fn downloaded(&mut self) -> String {
        let begun = self.wait_for("Browser.downloadWillBegin");
        let done = |event: &Value| event["guid"] == begun["guid"] && event["state"] == "completed";
        self.wait_for_that("Browser.downloadProgress", done);
        begun["suggestedFilename"].as_str().unwrap_or_default().to_owned()
    }

    /// Sets the window's size in CSS pixels and how many device pixels one of them has: 640 wide with a scale of 2 is
    /// a window of 1280 at a zoom of 200 %.
    pub(crate) fn window(&mut self, width: u32, height: u32, scale: f64) {
        let given = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", given);
    }

    /// Prefers a dark or a light colour scheme.
    pub(crate) fn scheme(&mut self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let given = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.call("Emulation.setEmulatedMedia", given);
    }

    /// Turns the page's own script off, or on again.
    pub(crate) fn scripts(&mut self, on: bool) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": !on }));
    }

    /// A picture (PNG) of what the window shows, or of the whole page.
    pub(crate) fn screenshot(&mut self, whole: bool) -> Vec<u8> {
        let mut given = json!({ "format": "png", "captureBeyondViewport": whole });
        if whole {
            let size = self.call("Page.getLayoutMetrics", json!({}))["cssContentSize"].take();
            given["clip"] =
                json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        }
        let answer = self.call("Page.captureScreenshot", given);
        bytes(&answer["data"])
    }

    /// The page as printed (PDF): the paper that its own style asks for, without the backgrounds that printers save.
    pub(crate) fn print(&mut self) -> Vec<u8> {
        let given = json!({ "preferCSSPageSize": true, "printBackground": false, "paperWidth": 8.5, "paperHeight": 11 });
        let answer = self.call("Page.printToPDF", given);
        bytes(&answer["data"])
    }

    /// What happened since the page was opened.
    pub(crate) fn noted(&mut self) -> Noted {
        // A round trip, so that everything up to now has been read.
        self.eval("new Promise(done => setTimeout(() => done(true), 100))");
        self.noted.clone()
    }

    /// Any command of the DevTools protocol for the page; what it answers.
    pub(crate) fn call(&mut self, method: &str, given: Value) -> Value {
        let session = self.session.clone();
        self.round_trip(method, given, session)
    }

    fn call_browser(&mut self, method: &str, given: Value) -> Value {
        self.round_trip(method, given, None)
    }

    fn round_trip(&mut self, method: &str, given: Value, session: Option<String>) -> Value {
        let id = self.send(method, given, session);
        loop {
            let mut message = self.read(method);
            if message["id"] == id {
                assert_eq!(message["error"], Value::Null, "{method}");
                return message["result"].take();
            }
            self.take(message);
        }
    }

    fn send(&mut self, method: &str, given: Value, session: Option<String>) -> u64 {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": given });
        if let Some(session) = session {
            message["sessionId"] = Value::String(session);
        }
        self.socket.send(Message::text(message.to_string())).expect("Chromium takes commands");
        self.last_id
    }

    fn read(&mut self, waiting_for: &str) -> Value {
        loop {
            match self.socket.read() {
                Ok(Message::Text(text)) => return serde_json::from_str(&text).expect("JSON"),
                Ok(_) => {}
                Err(error) => panic!("Chromium says nothing more, while {waiting_for}: {error}"),
            }
        }
    }

    /// Waits for an event; what it says.
    fn wait_for(&mut self, name: &str) -> Value {
        self.wait_for_that(name, |_| true)
    }

    fn wait_for_that(&mut self, name: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            while let Some(mut event) = self.events.pop_front() {
                if event["method"] == name && wanted(&event["params"]) {
                    return event["params"].take();
                }
            }
            let message = self.read(name);
            self.take(message);
        }
    }

    /// Notes what an event says.
    fn take(&mut self, event: Value) {
        let said = &event["params"];
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match event["method"].as_str() {
            Some("Runtime.consoleAPICalled") => {
                let parts = said["args"].as_array().into_iter().flatten();
                let parts: Vec<String> =
                    parts.map(|part| text(part.get("value").unwrap_or(&part["description"]))).collect();
                self.noted.console.push(format!("{}: {}", text(&said["type"]), parts.join(" ")));
            }
            Some("Log.entryAdded") => {
                let entry = &said["entry"];
                self.noted.console.push(format!("{}: {}", text(&entry["level"]), text(&entry["text"])));
            }
            Some("Runtime.exceptionThrown") => {
                self.noted.exceptions.push(said["exceptionDetails"].to_string());
            }
            Some("Network.requestWillBeSent") => self.noted.requests.push(text(&said["request"]["url"])),
            Some("Page.javascriptDialogOpening") => {
                self.noted.dialogs.push(text(&said["message"]));
                let session = self.session.clone();
                self.send("Page.handleJavaScriptDialog", json!({ "accept": true }), session);
            }
            _ => {}
        }
        if event["method"].is_string() {
            self.events.push_back(event);
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Asked first, so that it ends its own helpers.
        let close = json!({ "id": u64::MAX >> 12, "method": "Browser.close" });
        let asked = self.socket.send(Message::text(close.to_string())).is_ok();
        let start = Instant::now();
        while asked && start.elapsed() < Duration::from_secs(5) {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn bytes(base64: &Value) -> Vec<u8> {
    BASE64.decode(base64.as_str().unwrap_or_default().as_bytes()).expect("base64")
}

/// Whether tests must not be skipped.
pub(crate) fn tools_required() -> bool {
    std::env::var_os("DX_CHECK_REQUIRE_TOOLS").is_some_and(|value| value == "1")
}

/// The program on the search path.
fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name))).find(|file| file.is_file())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}

/// The connection to a browser that is starting: it writes where it listens into its profile.
fn connect(profile: &Path) -> Option<WebSocket<TcpStream>> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let said = fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
        if let Some((port, path)) = said.split_once('\n').filter(|(_, path)| !path.is_empty()) {
            let stream = TcpStream::connect(format!("127.0.0.1:{port}")).ok()?;
            stream.set_read_timeout(Some(PATIENCE)).ok()?;
            stream.set_nodelay(true).ok()?;
            // Pictures and printed pages come in one message, however large.
            let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
            let address = format!("ws://127.0.0.1:{port}{}", path.trim());
            let (socket, _) = client_with_config(address, stream, Some(config)).ok()?;
            return Some(socket);
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    None
}
