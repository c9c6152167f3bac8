/** Every property is tested from one seed, so that a test run can be had again; `KMS_CEDAR_SEED` sets another. */

import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["KMS_CEDAR_SEED"] ?? 31) });
