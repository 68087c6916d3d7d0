//! How many bytes: a file of a vehicle may have more than a 32-bit `Int` can count.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

/// A number of bytes: a whole JSON number that may be larger than an `Int` (字节数)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByteCount(pub(crate) u64);

#[Scalar]
impl ScalarType for ByteCount {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::Number(number) => number.as_u64().map(Self),
            _ => None,
        }
        .ok_or_else(|| InputValueError::expected_type(value))
    }

    fn to_value(&self) -> Value {
        Value::from(self.0)
    }
}
