//! cursive: buttons of a terminal, whose callbacks share one model.

use cursive::Cursive;
use cursive::traits::{Nameable, Resizable};
use cursive::views::{Dialog, EditView, LinearLayout, SelectView, TextView};
use nonlocal::nonlocal;

/// A list of things to do: they are typed, added, ticked off; a line shows how many are left.
#[nonlocal(sync)]
pub fn todo(app: &mut Cursive) {
    let mut open: Vec<String> = Vec::new();
    let mut done = 0;

    fn refresh(app: &mut Cursive) {
        app.call_on_name("left", |line: &mut TextView| {
            line.set_content(format!("{} open, {done} done", open.len()));
        });
        app.call_on_name("list", |list: &mut SelectView| {
            list.clear();
            list.add_all_str(open.iter());
        });
    }
    fn add(app: &mut Cursive) {
        nonlocal!(open);
        let text = app.call_on_name("text", |edit: &mut EditView| edit.get_content()).unwrap();
        if text.is_empty() {
            app.add_layer(Dialog::info("Nothing to add."));
            return;
        }
        open.push(text.to_string());
        refresh(app);
    }
    fn tick(app: &mut Cursive, text: &str) {
        nonlocal!(open, done);
        open.retain(|known| known != text);
        done += 1;
        refresh(app);
    }
    fn clear(app: &mut Cursive) {
        nonlocal!(open, done);
        open.clear();
        done = 0;
        refresh(app);
    }

    app.add_global_callback('~', clear);
    app.add_layer(
        Dialog::new()
            .title("To do")
            .content(
                LinearLayout::vertical()
                    .child(EditView::new().with_name("text").fixed_width(20))
                    .child(SelectView::<String>::new().on_submit(tick).with_name("list"))
                    .child(TextView::new("").with_name("left")),
            )
            .button("Add", add)
            .button("Quit", Cursive::quit),
    );
    refresh(app);
}

#[cfg(test)]
mod tests {
    use cursive::CursiveRunner;
    use cursive::backends::puppet::Backend;
    use cursive::event::{Event, Key};
    use cursive::reexports::crossbeam_channel::Sender;

    use super::*;

    /// A terminal without a screen: what is typed, and the line that tells what is left.
    #[nonlocal(type = Terminal)]
    fn open(app: Cursive) -> Terminal {
        let backend = Backend::init(None);
        let input: Sender<Option<Event>> = backend.input();
        let mut app: CursiveRunner<Cursive> = app.into_runner(backend);
        app.refresh();
        fn press(event: Event) {
            nonlocal!(app);
            input.send(Some(event)).unwrap();
            app.step();
        }
        fn left() -> String {
            nonlocal!(app);
            app.call_on_name("left", |line: &mut TextView| line.get_content().source().to_owned()).unwrap()
        }
        Terminal { press, left }
    }

    fn typed(terminal: &mut Terminal, text: &str) {
        text.chars().for_each(|letter| terminal.press(Event::Char(letter)));
    }

    #[test]
    fn buttons_share_the_model() {
        let mut app = Cursive::new();
        todo(&mut app);
        let mut terminal = open(app);
        assert_eq!(terminal.left(), "0 open, 0 done");
        typed(&mut terminal, "tea");
        terminal.press(Event::Key(Key::Tab));
        terminal.press(Event::Key(Key::Enter));
        assert_eq!(terminal.left(), "1 open, 0 done");
        terminal.press(Event::Shift(Key::Tab));
        terminal.press(Event::Key(Key::Enter));
        assert_eq!(terminal.left(), "0 open, 1 done");
        terminal.press(Event::Char('~'));
        assert_eq!(terminal.left(), "0 open, 0 done");
    }
}
