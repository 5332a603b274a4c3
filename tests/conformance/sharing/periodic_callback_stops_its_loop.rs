// A test of a periodic callback that stops its loop at the third call.
use std::cell::Cell;

use nonlocal::nonlocal;

struct Periodic<'a> {
    callback: Box<dyn Fn() + 'a>,
    every: u32,
    running: bool,
}

impl<'a> Periodic<'a> {
    fn new(callback: impl Fn() + 'a, every: u32) -> Self {
        Periodic { callback: Box::new(callback), every, running: false }
    }

    fn start(&mut self) {
        self.running = true;
    }

    fn stop(&mut self) {
        self.running = false;
    }
}

struct LoopTest {
    stopped: Cell<bool>,
}

impl LoopTest {
    fn stop(&self) {
        self.stopped.set(true);
    }

    fn wait(&self, periodic: &Periodic) -> u32 {
        let mut ticks = 0;
        while !self.stopped.get() {
            ticks += 1;
            if periodic.running && ticks % periodic.every == 0 {
                (periodic.callback)();
            }
        }
        ticks
    }

    #[nonlocal]
    fn test_plain(&self) -> (u32, i32) {
        let mut count = 0;

        fn callback() {
            nonlocal!(count);
            count += 1;
            if count == 3 {
                self.stop();
            }
        }

        let mut periodic = Periodic::new(callback, 10);
        periodic.start();
        let ticks = self.wait(&periodic);
        periodic.stop();
        assert_eq!(count, 3);
        (ticks, count)
    }
}

fn main() {
    println!("{:?}", LoopTest { stopped: Cell::new(false) }.test_plain());
}
