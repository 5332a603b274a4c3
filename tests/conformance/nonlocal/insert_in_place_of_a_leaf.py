# Takes a leaf out of a tree, and gives back what inserts others in its place.
class Node:
    def __init__(self, value):
        self.value = value
        self.children = []
        self.parent = None

    def insert_child(self, index, child):
        child.parent = self
        self.children.insert(index, child)

    def remove(self):
        if self.parent is None:
            return None
        index = self.parent.children.index(self)
        del self.parent.children[index]
        self.parent = None
        return index


def insert_child_factory(leaf):
    string_parent = leaf.parent
    child_index = leaf.remove()

    def insert_child(child):
        nonlocal child_index
        assert string_parent is not None
        assert child_index is not None
        string_parent.insert_child(child_index, child)
        child_index += 1

    return insert_child


root = Node("root")
leaves = [Node(value) for value in "x = s ;".split()]
for i, leaf in enumerate(leaves):
    root.insert_child(i, leaf)
insert = insert_child_factory(leaves[2])
for value in ["(", "bar", ")"]:
    insert(Node(value))
print(" ".join(child.value for child in root.children), leaves[2].parent is None)
