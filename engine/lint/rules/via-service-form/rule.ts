/** kms:ViaService holds `service.region.amazonaws.com`, in lower case, and nothing else (E47). */

import { knownValues } from "../../known-values.ts";
import { replaceValue } from "../../edits.ts";
import { isSlip } from "../../../read/nearest-name.ts";
import { policyRule } from "../../rule.ts";

export const viaServiceForm = policyRule({
  id: "via-service-form",
  severity: "error",
  preset: "recommended",
  summary: "A value of `kms:ViaService` has the form `service.region.amazonaws.com`.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
  messages: {
    near: "`kms:ViaService` is never `{value}`; write `{wanted}`",
    region: "`kms:ViaService` is never `{value}`, which lacks the Region; write `{service}.region.amazonaws.com`",
    none: "`kms:ViaService` is never `{value}`; write `service.region.amazonaws.com`",
  },
  check: ({ conditions, key }, report) => {
    for (const condition of conditions) {
      const { operator, found } = condition;
      if (found?.name !== "kms:ViaService" || operator?.startsWith("String") !== true) continue;
      const anyCase = operator.endsWith("IgnoreCase");
      for (const { at, text: value } of knownValues(condition)) {
        // That a wildcard is none under StringEquals is told by a rule of its own.
        if (isPossible(anyCase ? value.toLowerCase() : value)) {
          const meant = serviceMeantBy(value);
          if (meant === null) continue;
          const fix = { description: `write \`${meant}\``, safe: false, edits: [replaceValue(at, meant)] };
          report({ at, message: "near", data: { value, wanted: meant }, fix });
          continue;
        }
        const wanted = nearest(value.toLowerCase(), key?.region ?? null);
        if (wanted !== null && isPossible(wanted)) {
          const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
          report({ at, message: "near", data: { value, wanted }, fix });
          continue;
        }
        const service = serviceOf(value.toLowerCase());
        if (service === null) report({ at, message: "none", data: { value } });
        else report({ at, message: "region", data: { value, service } });
      }
    }
  },
});

const region = "[a-z]{2,3}(?:-[a-z]+)+-\\d+";
const form = new RegExp(`^[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.${region}\\.amazonaws\\.com$`, "u");

/** Whether the text is such a name, or a pattern that leaves enough open to match one. */
function isPossible(value: string): boolean {
  if (!/[*?]/u.test(value)) return form.test(value);
  return /^[a-z0-9.*?-]+$/u.test(value) && /(?:\.amazonaws\.com|[*?][a-z.]*)$/u.test(value);
}

/** The name with the service that was likely meant; null for one that is none of the known ones but for a slip. */
function serviceMeantBy(value: string): string | null {
  const [, service = "", rest = ""] = /^([a-z0-9-]+)(\..+)$/u.exec(value) ?? [];
  if (services.includes(service)) return null;
  const meant = otherNames.get(service) ?? services.find((known) => known.length > 4 && isSlip(service, known));
  return meant === undefined ? null : meant + rest;
}

function serviceOf(value: string): string | null {
  return /^([a-z0-9-]+)(?:\.amazonaws\.com)?$/u.exec(value)?.[1] ?? null;
}

function nearest(value: string, known: string | null): string | null {
  const swapped = new RegExp(`^(${region})\\.([a-z0-9-]+)\\.amazonaws\\.com$`, "u").exec(value);
  const withoutPartition = value.replace(/\.cn$/u, "");
  if (form.test(withoutPartition)) return withoutPartition;
  if (swapped !== null) return `${swapped[2] ?? ""}.${swapped[1] ?? ""}.amazonaws.com`;
  const service = serviceOf(value);
  return service !== null && known !== null ? `${service}.${known}.amazonaws.com` : value;
}

/** Services by other names than those that `kms:ViaService` has: EBS calls as `ec2`. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["ebs", "ec2"],
  ["efs", "elasticfilesystem"],
  ["msk", "kafka"],
]);

/** Services that policies of AWS managed keys and the pages of KMS name: none that is missing here is reported for that. */
const services: readonly string[] = [
  "acm",
  "appflow",
  "athena",
  "auditmanager",
  "backup",
  "cloud9",
  "cloudformation",
  "codeartifact",
  "codecommit",
  "connect",
  "dax",
  "dms",
  "dynamodb",
  "ec2",
  "ecr",
  "eks",
  "elasticache",
  "elasticfilesystem",
  "es",
  "fsx",
  "glue",
  "imagebuilder",
  "kafka",
  "kendra",
  "kinesis",
  "kinesisvideo",
  "lambda",
  "lex",
  "lightsail",
  "logs",
  "mq",
  "qbusiness",
  "rds",
  "redshift",
  "redshift-serverless",
  "s3",
  "s3vectors",
  "sagemaker",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
  "states",
  "timestream",
  "translate",
  "workmail",
  "workspaces",
  "xray",
];
