use nonlocal::nonlocal;

#[nonlocal]
fn to_html(text: &str) -> String {
    let mut out: Vec<String> = vec![];
    let mut open_tag: Option<&str> = None;
    let mut para = vec![];
    fn close() {
        nonlocal!(open_tag, out);
        if let Some(tag) = open_tag {
            out.push(format!("</{tag}>"));
            open_tag = None;
        }
    }
    fn ensure(tag: &'static str) {
        nonlocal!(open_tag, out);
        if open_tag != Some(tag) {
            close();
            out.push(format!("<{tag}>"));
            open_tag = Some(tag);
        }
    }
    fn inline(s: &str) -> String {
        let mut result = String::new();
        let mut bold = false;
        for (i, part) in s.split("**").enumerate() {
            if i > 0 {
                bold = !bold;
                result += if bold { "<b>" } else { "</b>" };
            }
            result += part;
        }
        result
    }
    fn flush() {
        nonlocal!(out, para);
        if !para.is_empty() {
            out.push(format!("<p>{}</p>", inline(&para.join(" "))));
            para.clear();
        }
    }
    for line in text.split('\n') {
        if open_tag == Some("pre") && line != "```" {
            out.push(line.to_string());
        } else if line == "```" {
            flush();
            if open_tag == Some("pre") {
                close();
            } else {
                ensure("pre");
            }
        } else if line.starts_with('#') {
            flush();
            close();
            let level = line.len() - line.trim_start_matches('#').len();
            out.push(format!("<h{level}>{}</h{level}>", inline(line[level..].trim())));
        } else if let Some(item) = line.strip_prefix("- ") {
            flush();
            ensure("ul");
            out.push(format!("<li>{}</li>", inline(item)));
        } else if line.trim().is_empty() {
            flush();
            close();
        } else {
            close();
            para.push(line);
        }
    }
    flush();
    close();
    out.join("\n")
}

fn main() {
    println!("{}", to_html("# Hi **you**\ntext\nmore **b**\n\n- a\n- b\n```\n- code\n```\nend"));
}
