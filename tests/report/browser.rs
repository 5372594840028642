//! The page in a browser: cards open by mouse and by keyboard, the filter works, nothing is written to the console, no
//! request leaves, nothing scrolls sideways at 360 pixels.
//!
//! Chromium is driven over a pipe in its own protocol. Without a browser the tests say so and pass; where the variable
//! `CI` is set they fail. Screenshots go to `target/screenshots`.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use bilateral::report::{Article, html};
use serde_json::{Value, json};

use super::sample::{self, HOSTILE, TEXT};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// The first browser of the search path.
fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let named = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.into_iter().find(|file| file.is_file())
}

/// A page open in a browser of its own.
struct Browser {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    folder: PathBuf,
    session: String,
    sent: u64,
    /// Events seen so far, with their parameters.
    events: Vec<(String, Value)>,
}

impl Browser {
    /// Opens a page, or says why not.
    fn open(name: &str, page: &str) -> Option<Self> {
        let Some(program) = installed() else {
            assert!(std::env::var_os("CI").is_none(), "no browser ({}) and CI is set", NAMES.join(", "));
            // Not `eprintln!`, which a passing test would swallow.
            let said = format!("skipped: no browser ({}) on this machine\n", NAMES.join(", "));
            std::io::stderr().write_all(said.as_bytes()).unwrap();
            return None;
        };
        let folder = std::env::temp_dir().join(format!("bilateral-browser-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("page.html"), page).unwrap();
        let mut child = spawn(&program, &folder);
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut browser = Self { child, input, output, folder, session: String::new(), sent: 0, events: Vec::new() };
        browser.attach();
        Some(browser)
    }

    fn attach(&mut self) {
        let target = self.call("Target.createTarget", &json!({ "url": "about:blank" }))["targetId"].clone();
        let session = self.call("Target.attachToTarget", &json!({ "targetId": target, "flatten": true }));
        session["sessionId"].as_str().unwrap().clone_into(&mut self.session);
        for domain in ["Network.enable", "Runtime.enable", "Log.enable", "Page.enable"] {
            self.call(domain, &json!({}));
        }
        self.go("");
    }

    /// Loads the page with a fragment.
    fn go(&mut self, fragment: &str) {
        let url = format!("file://{}/page.html{fragment}", self.folder.display());
        self.call("Page.navigate", &json!({ "url": url }));
        self.wait("document.readyState === 'complete'");
    }

    fn call(&mut self, method: &str, params: &Value) -> Value {
        self.sent += 1;
        let mut message = json!({ "id": self.sent, "method": method, "params": params });
        if !self.session.is_empty() {
            message["sessionId"] = self.session.clone().into();
        }
        self.input.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let answer = self.read();
            if answer["id"] == self.sent {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
            if let Some(event) = answer["method"].as_str() {
                self.events.push((event.to_owned(), answer["params"].clone()));
            }
        }
    }

    fn read(&mut self) -> Value {
        let mut message = Vec::new();
        self.output.read_until(0, &mut message).unwrap();
        assert_eq!(message.pop(), Some(0), "the browser ended");
        serde_json::from_slice(&message).unwrap()
    }

    /// The value of an expression of the page.
    fn eval(&mut self, expression: &str) -> Value {
        let result = self.call(
            "Runtime.evaluate",
            &json!({ "expression": expression, "returnByValue": true, "awaitPromise": true }),
        );
        assert!(result["exceptionDetails"].is_null(), "{expression}: {}", result["exceptionDetails"]);
        result["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    fn wait(&mut self, expression: &str) {
        for _ in 0..200 {
            if self.eval(expression) == Value::Bool(true) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        panic!("never true: {expression}");
    }

    fn click(&mut self, selector: &str) {
        let place = format!(
            "(() => {{ const e = document.querySelector({selector:?}); e.scrollIntoView({{block: 'center', behavior: 'instant'}}); \
             const r = e.getClientRects()[0]; return [r.x + 3, r.y + r.height / 2]; }})()"
        );
        let place = self.eval(&place);
        for kind in ["mousePressed", "mouseReleased"] {
            let params = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", &params);
        }
    }

    fn press(&mut self, key: &str) {
        let code = match key {
            "Enter" => 13,
            "Escape" => 27,
            "Tab" => 9,
            _ => 32,
        };
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            let params = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
            self.call("Input.dispatchKeyEvent", &params);
        }
    }

    fn window(&mut self, width: u32, height: u32, scheme: &str) {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.call("Emulation.setDeviceMetricsOverride", &params);
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.call("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    fn screenshot(&mut self, name: &str) {
        let data = self.call("Page.captureScreenshot", &json!({ "format": "png" }));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), base64(data["data"].as_str().unwrap())).unwrap();
    }

    /// What the page wrote to the console, and what it asked for besides itself.
    fn complaints(&self) -> Vec<String> {
        let told = |(event, params): &(String, Value)| match event.as_str() {
            "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded" => Some(params.to_string()),
            "Network.requestWillBeSent" => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                let own = url.ends_with("/page.html") || url == "data:,";
                (!own).then(|| url.to_owned())
            }
            _ => None,
        };
        self.events.iter().filter_map(told).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Closing may fail when the browser is gone already; the folder is temporary.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Starts a browser that speaks on descriptors 3 and 4, which a shell connects to our pipes.
fn spawn(program: &Path, folder: &Path) -> Child {
    let script = r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#;
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).arg(program);
    command.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--remote-debugging-pipe",
    ]);
    command.arg(format!("--user-data-dir={}", folder.join("profile").display()));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'=').map(digit).collect();
    let bytes = |chunk: &[u8]| {
        let bits = chunk.iter().fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit)) << (6 * (4 - chunk.len()));
        bits.to_be_bytes()[1..chunk.len()].to_vec()
    };
    digits.chunks(4).flat_map(bytes).collect()
}

fn page() -> String {
    let (report, source) = (sample::report(), sample::source());
    let article = Article::new("a", TEXT, &report).with_source(&source);
    html::page("Old allies, checked", &[article], &[super::svg::chart().picture()]).unwrap()
}

/// The page on a text that puts a series in question.
fn page_in_question() -> String {
    let data = bilateral::Dataset::embedded().unwrap();
    let text = "In 2013 trade between China and North Korea came to $7.2 billion.";
    let report = bilateral::check(text, data);
    html::page("In question", &[Article::new("a", text, &report).with_dataset(data)], &[]).unwrap()
}

const OPEN: &str = "[...document.querySelectorAll('.card')].filter((c) => getComputedStyle(c).display !== 'none').map((c) => c.id).join(' ')";
const SIDEWAYS: &str = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

#[test]
fn cards_open_by_mouse_and_by_keyboard() {
    let Some(mut browser) = Browser::open("cards", &page()) else { return };
    browser.window(1280, 900, "light");
    assert_eq!(browser.eval(OPEN), "", "no card is open at first");
    browser.click("#m7");
    browser.wait("document.activeElement.id === 's7'");
    assert_eq!(browser.eval(OPEN), "s7");
    browser.wait("document.querySelector('#m7').getAttribute('aria-current') === 'true'");
    browser.screenshot("wide-light");
    browser.press("Escape");
    browser.wait("document.activeElement.id === 'm7'");
    assert_eq!(browser.eval(OPEN), "");
    browser.eval("document.querySelector('#m2').focus()");
    browser.press("Enter");
    browser.wait("document.activeElement.id === 's2'");
    browser.press("Tab");
    assert_eq!(browser.eval("document.activeElement.className"), "close", "the first stop of a card closes it");
    browser.press("Enter");
    browser.wait("document.activeElement.id === 'm2'");
    assert_eq!(browser.eval(OPEN), "");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn the_filter_hides_and_says_so() {
    let Some(mut browser) = Browser::open("filter", &page()) else { return };
    browser.window(1280, 900, "light");
    let rows = "[...document.querySelectorAll('.statements tbody tr')].filter((r) => getComputedStyle(r).display !== 'none').length";
    assert_eq!(browser.eval(rows), 8);
    browser.click("#show-unverifiable");
    assert_eq!(browser.eval(rows), 5);
    assert_eq!(browser.eval("document.querySelector('#shown').textContent"), "5 of 8 are shown.");
    assert_eq!(browser.eval("getComputedStyle(document.querySelector('#m1')).textDecorationLine"), "none");
    browser.click("#show-unverifiable");
    assert_eq!(browser.eval(rows), 8);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn it_can_be_read_without_scripts() {
    let Some(mut browser) = Browser::open("plain", &page()) else { return };
    browser.call("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    browser.go("?");
    browser.window(1280, 900, "light");
    browser.click("#m4");
    browser.wait(&format!("{OPEN} === 's4'"));
    let place = "document.querySelector('#m4').getBoundingClientRect().top";
    assert_eq!(browser.eval(&format!("{place} > 0 && {place} < innerHeight")), true, "the text does not jump away");
    browser.click("#s4 .close");
    browser.wait(&format!("{OPEN} === ''"));
    browser.click("#show-unverifiable");
    browser.wait("getComputedStyle(document.querySelector('.statements tbody tr')).display === 'none'");
}

#[test]
fn nothing_scrolls_sideways_on_a_phone() {
    let Some(mut browser) = Browser::open("phone", &page()) else { return };
    for scheme in ["light", "dark"] {
        browser.window(360, 740, scheme);
        browser.go("#");
        assert_eq!(browser.eval(SIDEWAYS), false);
        browser.screenshot(&format!("phone-{scheme}"));
        browser.click("#m5");
        browser.wait(&format!("{OPEN} === 's5'"));
        assert_eq!(browser.eval(SIDEWAYS), false);
        let clear = "document.querySelector('#m5').getBoundingClientRect().bottom <= document.querySelector('#s5').getBoundingClientRect().top";
        browser.wait(clear);
        browser.screenshot(&format!("phone-{scheme}-card"));
        browser.press("Escape");
    }
    browser.window(1280, 900, "dark");
    browser.go("#s2");
    browser.screenshot("wide-dark");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_card_and_its_picture_lead_to_each_other() {
    let Some(mut browser) = Browser::open("series", &page_in_question()) else { return };
    let visible = |selector: &str| {
        format!(
            "(() => {{ const r = document.querySelector('{selector}').getBoundingClientRect(); return r.height > 0 && r.top < innerHeight && r.bottom > 0; }})()"
        )
    };
    for (width, scheme) in [(1280, "light"), (360, "dark")] {
        browser.window(width, 740, scheme);
        browser.go("#s1");
        assert_eq!(browser.eval(SIDEWAYS), false);
        browser.click("#s1 a[href='#series-1-1']");
        browser.wait("location.hash === '#series-1-1'");
        assert_eq!(browser.eval(OPEN), "", "the card makes way");
        browser.wait(&visible("#series-1-1 svg"));
        assert_eq!(browser.eval(SIDEWAYS), false);
        browser.screenshot(&format!("series-{width}-{scheme}"));
        browser.click("#series-1-1 figcaption a");
        browser.wait("document.activeElement.id === 's1'");
        assert_eq!(browser.eval(OPEN), "s1");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn words_can_be_told_from_their_ground() {
    let Some(mut browser) = Browser::open("contrast", &page()) else { return };
    for scheme in ["light", "dark"] {
        browser.window(1280, 900, scheme);
        browser.go("#s2");
        let faint = browser.eval(include_str!("contrast.js"));
        assert_eq!(faint, json!([]), "{scheme}");
    }
}

#[test]
fn a_text_that_attacks_does_nothing() {
    let (report, source) = (sample::hostile(), sample::hostile_source());
    let page = html::page(HOSTILE, &[Article::new(HOSTILE, HOSTILE, &report).with_source(&source)], &[]).unwrap();
    let Some(mut browser) = Browser::open("hostile", &page) else { return };
    browser.window(360, 740, "light");
    browser.go("#s1");
    assert_eq!(browser.eval(SIDEWAYS), false);
    assert_eq!(browser.eval("document.querySelectorAll('img, iframe, textarea, script[src]').length"), 0);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
