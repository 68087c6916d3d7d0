//! The workflow of a licence application.

use domain::licence_application::LicenceApplication;

crate::case_workflow!(
    LicenceApplicationWorkflow,
    LicenceApplication,
    "licence_application"
);
