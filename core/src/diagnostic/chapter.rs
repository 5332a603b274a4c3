//! Where in the guide a message is explained.

/// A heading of the guide's errors.
#[derive(Clone, Copy)]
pub(super) enum Chapter {
    Arguments,
    Attribute,
    Awaiting,
    Calls,
    Changed,
    Closures,
    Decorators,
    Defaults,
    Functions,
    Macros,
    Names,
    Results,
    Sharing,
    Types,
    Weak,
}

impl Chapter {
    pub(super) fn title(self) -> &'static str {
        match self {
            Chapter::Arguments => "Arguments of a call",
            Chapter::Attribute => "Arguments of the attribute",
            Chapter::Awaiting => "Awaiting",
            Chapter::Calls => "Calls and order",
            Chapter::Changed => "Captured, then changed",
            Chapter::Closures => "What can become a closure",
            Chapter::Decorators => "Decorators",
            Chapter::Defaults => "Defaults",
            Chapter::Functions => "Functions that are generic, recursive or hard to type",
            Chapter::Macros => "Macros of others",
            Chapter::Names => "What a name means",
            Chapter::Results => "The return type",
            Chapter::Sharing => "Sharing",
            Chapter::Types => "Closures with a type",
            Chapter::Weak => "Weak captures",
        }
    }
}
