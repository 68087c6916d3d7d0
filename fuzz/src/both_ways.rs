//! Short texts that become values, by parsing and through JSON: both ways in say the same.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use std::{
    fmt::{Debug, Display},
    str::FromStr,
};

/// None of them is longer, in characters.
const LONGEST: usize = 300;

/// What is read is printed and read back as the same; what is refused is refused with the same error.
pub fn read<T>(text: &str) -> Result<T, T::Err>
where
    T: FromStr<Err: Display> + Display + Debug + PartialEq + Serialize + DeserializeOwned,
{
    let by_serde = serde_json::from_value::<T>(json!(text));
    match text.parse::<T>() {
        Ok(value) => {
            let printed = value.to_string();
            let again = printed.parse::<T>().ok();
            assert_eq!(again.as_ref(), Some(&value), "it is read back as another");
            assert_eq!(by_serde.ok().as_ref(), Some(&value));
            assert_eq!(serde_json::to_value(&value).ok(), Some(json!(printed)));
            assert!(printed.chars().count() <= LONGEST && !printed.contains(char::is_control));
            Ok(value)
        }
        Err(refused) => {
            assert_eq!(
                by_serde.err().map(|error| error.to_string()),
                Some(refused.to_string())
            );
            Err(refused)
        }
    }
}
