use nonlocal::nonlocal;

type Edge = (usize, usize, i32);

#[nonlocal]
fn kruskal(n: usize, edges: &[Edge]) -> (i32, Vec<Edge>) {
    let mut parent: Vec<usize> = (0..n).collect();
    let mut rank = vec![0; n];
    fn find(x: usize) -> usize {
        nonlocal!(parent);
        if parent[x] != x {
            parent[x] = find(parent[x]);
        }
        parent[x]
    }
    fn union(a: usize, b: usize) -> bool {
        nonlocal!(parent, rank);
        let (mut ra, mut rb) = (find(a), find(b));
        if ra == rb {
            return false;
        }
        if rank[ra] < rank[rb] {
            (ra, rb) = (rb, ra);
        }
        parent[rb] = ra;
        if rank[ra] == rank[rb] {
            rank[ra] += 1;
        }
        true
    }
    let mut sorted = edges.to_vec();
    sorted.sort_by_key(|e| e.2);
    let chosen: Vec<Edge> = sorted.into_iter().filter(|e| union(e.0, e.1)).collect();
    (chosen.iter().map(|e| e.2).sum(), chosen)
}

fn main() {
    let (w, chosen) = kruskal(5, &[(0, 1, 4), (1, 2, 8), (0, 2, 1), (3, 4, 2), (2, 3, 5), (1, 4, 6)]);
    println!("{w} {chosen:?}");
}
