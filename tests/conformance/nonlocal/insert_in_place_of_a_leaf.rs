// Takes a leaf out of a tree, and gives back what inserts others in its place.
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use nonlocal::nonlocal;

struct Node {
    value: &'static str,
    children: RefCell<Vec<Rc<Node>>>,
    parent: RefCell<Weak<Node>>,
}

impl Node {
    fn new(value: &'static str) -> Rc<Self> {
        Rc::new(Node { value, children: RefCell::default(), parent: RefCell::default() })
    }

    fn parent(&self) -> Option<Rc<Node>> {
        self.parent.borrow().upgrade()
    }

    fn insert_child(self: &Rc<Self>, index: usize, child: Rc<Node>) {
        *child.parent.borrow_mut() = Rc::downgrade(self);
        self.children.borrow_mut().insert(index, child);
    }

    fn remove(self: &Rc<Self>) -> Option<usize> {
        let parent = self.parent()?;
        let index = parent.children.borrow().iter().position(|child| Rc::ptr_eq(child, self))?;
        parent.children.borrow_mut().remove(index);
        *self.parent.borrow_mut() = Weak::new();
        Some(index)
    }
}

#[nonlocal]
fn insert_child_factory(leaf: &Rc<Node>) -> impl FnMut(Rc<Node>) + use<> {
    let string_parent = leaf.parent();
    let mut child_index = leaf.remove();

    fn insert_child(child: Rc<Node>) {
        nonlocal!(child_index);
        assert!(string_parent.is_some());
        assert!(child_index.is_some());
        string_parent.as_ref().unwrap().insert_child(child_index.unwrap(), child);
        *child_index.as_mut().unwrap() += 1;
    }

    insert_child
}

fn main() {
    let root = Node::new("root");
    let leaves: Vec<_> = "x = s ;".split(' ').map(Node::new).collect();
    for (i, leaf) in leaves.iter().enumerate() {
        root.insert_child(i, leaf.clone());
    }
    let mut insert = insert_child_factory(&leaves[2]);
    for value in ["(", "bar", ")"] {
        insert(Node::new(value));
    }
    let shown: Vec<_> = root.children.borrow().iter().map(|child| child.value).collect();
    println!("{} {}", shown.join(" "), if leaves[2].parent().is_none() { "True" } else { "False" });
}
