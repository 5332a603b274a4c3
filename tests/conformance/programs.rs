//! The programs of the suite that compile.

/// A function for each program, with its name.
macro_rules! programs {
    ($($subject:ident: $($program:ident)*;)*) => {
        /// The programs, as `subject/name`.
        pub(crate) const PROGRAMS: &[(&str, fn())] = &[
            $($((concat!(stringify!($subject), "/", stringify!($program)), $subject::$program::run),)*)*
        ];

        $(mod $subject {
            $(pub(super) mod $program {
                include!(concat!(stringify!($subject), "/", stringify!($program), ".rs"));

                pub(crate) fn run() {
                    main();
                }
            })*
        })*
    };
}

programs! {
    free_variables: call_time_value;
}
