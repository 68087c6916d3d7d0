//! What can be asked, one file per field.

mod service_guide;

use self::service_guide::ServiceGuideQuery;
use async_graphql::MergedObject;

/// What can be asked. Scope decides what each person sees; what is not theirs looks like what is not there.
#[derive(Default, MergedObject)]
pub struct Query(ServiceGuideQuery);
