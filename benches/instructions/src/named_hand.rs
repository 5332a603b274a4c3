//! The same by hand.

pub struct Counter {
    count: u64,
    step: u64,
}

impl Counter {
    pub fn call(&mut self, times: u64) -> u64 {
        self.count = self.count.wrapping_add(self.step.wrapping_mul(times));
        self.count
    }
}

pub fn make_counter(start: u64, step: u64) -> Counter {
    Counter { count: start, step }
}

pub struct Account {
    limit: usize,
    balance: u64,
    log: Vec<u64>,
}

impl Account {
    pub fn deposit(&mut self, amount: u64) -> u64 {
        self.change(amount)
    }

    pub fn withdraw(&mut self, amount: u64) -> u64 {
        if amount <= self.balance { self.change(0_u64.wrapping_sub(amount)) } else { self.balance }
    }

    pub fn history(&self) -> &[u64] {
        &self.log
    }

    fn change(&mut self, amount: u64) -> u64 {
        if self.log.len() == self.limit {
            self.log.clear();
        }
        self.log.push(amount);
        self.balance = self.balance.wrapping_add(amount);
        self.balance
    }
}

pub fn make_account(limit: usize, balance: u64) -> Account {
    Account { limit, balance, log: Vec::new() }
}
