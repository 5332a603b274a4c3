// Builds widgets from a tree of tags; text is filled in, and names are bound.
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use nonlocal::factory;

enum Child {
    Text(String),
    Widget(Rc<Widget>),
}

struct Widget {
    tag: &'static str,
    children: RefCell<Vec<Child>>,
    classes: RefCell<Vec<String>>,
    bound: RefCell<BTreeMap<String, &'static str>>,
}

impl Widget {
    fn new(tag: &'static str) -> Rc<Self> {
        Rc::new(Widget {
            tag,
            children: RefCell::default(),
            classes: RefCell::default(),
            bound: RefCell::default(),
        })
    }

    fn show(&self) -> String {
        let mut inner = Vec::new();
        for child in self.children.borrow().iter() {
            inner.push(match child {
                Child::Text(text) => text.clone(),
                Child::Widget(widget) => widget.show(),
            });
        }
        format!("{}.{}({})", self.tag, self.classes.borrow().join("."), inner.join(" "))
    }
}

enum Item {
    Text(&'static str),
    Tag(&'static str, Vec<(&'static str, &'static str)>, Vec<Item>),
}

factory! {
    fn from_html(
        items: &[Item],
        append_to: Rc<Widget>,
        mut bind_to: Option<Rc<Widget>> = None,
        debug: bool = false,
        variables: BTreeMap<&str, Option<&str>> = BTreeMap::new(),
    ) -> Vec<String> {
        if bind_to.is_none() {
            bind_to = Some(append_to.clone());
        }
        let bind_to = bind_to.unwrap();

        fn replace_vars(text: &str) -> String {
            let mut text = text.to_string();
            for (name, value) in &variables {
                text = text.replace(&format!("{{{{{name}}}}}"), value.unwrap_or(""));
            }
            text
        }

        fn interpret(parent: Option<&Rc<Widget>>, items: &[Item]) -> Vec<String> {
            let mut made = Vec::new();
            for item in items {
                match item {
                    Item::Text(text) => {
                        let text = replace_vars(text);
                        if let Some(parent) = parent {
                            parent.children.borrow_mut().push(Child::Text(text.clone()));
                        }
                        made.push(text);
                    }
                    Item::Tag(tag, attributes, children) => {
                        let widget = Widget::new(tag);
                        for (name, value) in attributes {
                            let value = replace_vars(value);
                            if *name == "[name]" {
                                if bind_to.bound.borrow().contains_key(&value) {
                                    println!("cannot assign {value}");
                                } else {
                                    bind_to.bound.borrow_mut().insert(value.clone(), tag);
                                }
                                if debug {
                                    println!("assigned {value}");
                                }
                            } else if *name == "class" {
                                widget.classes.borrow_mut().extend(value.split_whitespace().map(String::from));
                            }
                        }
                        interpret(Some(&widget), children);
                        if let Some(parent) = parent {
                            parent.children.borrow_mut().push(Child::Widget(widget));
                        }
                        made.push(tag.to_string());
                    }
                }
            }
            made
        }

        interpret(Some(&append_to), items)
    }
}

fn main() {
    use Item::*;
    let root = Widget::new("body");
    let tree = [
        Text("hi {{who}}{{none}}"),
        Tag(
            "div",
            vec![("class", "a {{who}}")],
            vec![
                Tag("b", vec![("[name]", "x")], vec![Text("{{n}}")]),
                Tag("i", vec![("[name]", "x")], vec![]),
            ],
        ),
        Tag("p", vec![("[name]", "y{{n}}")], vec![]),
    ];
    let variables = BTreeMap::from([("who", Some("ada")), ("n", Some("1")), ("none", None)]);
    println!("{}", from_html!(&tree, root.clone(), debug = true, variables = variables).join(", "));
    println!("{}", root.show());
    let bound: Vec<_> = root.bound.borrow().iter().map(|(name, tag)| format!("{name} {tag}")).collect();
    println!("{}", bound.join(", "));
}
