//! mockall: what a mock answers, by a closure that remembers.

/// Where mails go.
pub trait Mailer {
    /// Sends a mail; `false` where that failed.
    fn send(&mut self, to: &str, text: &str) -> bool;
}

/// Sends a mail, three times at most; gives how often it tried.
pub fn send_patiently(mailer: &mut dyn Mailer, to: &str, text: &str) -> Option<u32> {
    (1..=3).find(|_| mailer.send(to, text))
}

#[cfg(test)]
mod tests {
    use mockall::mock;
    use nonlocal::nonlocal;

    use super::*;

    mock! {
        Mailer {}
        impl Mailer for Mailer {
            fn send(&mut self, to: &str, text: &str) -> bool;
        }
    }

    /// Fails so many times, then does what it should.
    #[nonlocal]
    fn failing(times: u32) -> impl FnMut(&str, &str) -> bool {
        let mut failed = 0;
        fn send(_to: &str, _text: &str) -> bool {
            nonlocal!(failed);
            failed += 1;
            failed > times
        }
        send
    }

    /// A mailer that notes what it is given, and what it noted.
    #[nonlocal(sync)]
    fn recording() -> (MockMailer, impl Fn() -> Vec<String>) {
        let mut sent = Vec::new();
        fn send(to: &str, text: &str) -> bool {
            nonlocal!(sent);
            sent.push(format!("{to}: {text}"));
            true
        }
        fn all() -> Vec<String> {
            sent.clone()
        }
        let mut mailer = MockMailer::new();
        mailer.expect_send().returning(send);
        (mailer, all)
    }

    #[test]
    fn it_tries_again() {
        let mut mailer = MockMailer::new();
        mailer.expect_send().times(3).returning(failing(2));
        assert_eq!(send_patiently(&mut mailer, "ada", "hello"), Some(3));
    }

    #[test]
    fn it_gives_up() {
        let mut mailer = MockMailer::new();
        mailer.expect_send().times(3).returning(failing(9));
        assert_eq!(send_patiently(&mut mailer, "ada", "hello"), None);
    }

    #[test]
    fn what_was_sent() {
        let (mut mailer, all) = recording();
        send_patiently(&mut mailer, "ada", "hello");
        send_patiently(&mut mailer, "bob", "bye");
        assert_eq!(all(), ["ada: hello", "bob: bye"]);
    }
}
