use nonlocal::nonlocal;

#[derive(Clone, Copy)]
enum State {
    Start,
    Plain,
    Quoted,
    MaybeEnd,
}

nonlocal::factory! {
    fn csv_reader(delimiter: char = ',', quote: char = '"') -> impl FnMut(&str) -> Vec<Vec<String>> {
        let mut rows = vec![];
        let mut row: Vec<String> = vec![];
        let mut field = String::new();
        fn end_field() {
            nonlocal!(row, field);
            row.push(std::mem::take(&mut field));
        }
        fn end_row() {
            nonlocal!(row, rows);
            end_field();
            rows.push(row.clone());
            row.clear();
        }
        fn start(c: char) -> State {
            nonlocal!(field);
            if c == quote {
                return State::Quoted;
            }
            plain(c)
        }
        fn plain(c: char) -> State {
            nonlocal!(field);
            if c == delimiter {
                end_field();
                return State::Start;
            }
            if c == '\n' {
                end_row();
                return State::Start;
            }
            field.push(c);
            State::Plain
        }
        fn quoted(c: char) -> State {
            nonlocal!(field);
            if c == quote {
                return State::MaybeEnd;
            }
            field.push(c);
            State::Quoted
        }
        fn maybe_end(c: char) -> State {
            nonlocal!(field);
            if c == quote {
                field.push(quote);
                return State::Quoted;
            }
            plain(c)
        }
        fn read(text: &str) -> Vec<Vec<String>> {
            let mut state = State::Start;
            for c in text.chars() {
                state = match state {
                    State::Start => start(c),
                    State::Plain => plain(c),
                    State::Quoted => quoted(c),
                    State::MaybeEnd => maybe_end(c),
                };
            }
            if !row.is_empty() || !field.is_empty() {
                end_row();
            }
            rows.clone()
        }
        read
    }
}

fn main() {
    for r in csv_reader!()("a,b,c\n1,\"x, \"\"y\"\"\",3\n,,end") {
        println!("{} {}", r.len(), r.join("|"));
    }
}
