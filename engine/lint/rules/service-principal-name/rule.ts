/** A service principal has a name in a domain of AWS services, such as `logs.amazonaws.com` (E14). */

import { isSlip, nearestName } from "../../../read/nearest-name.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const servicePrincipalName = policyRule({
  id: "service-principal-name",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy", "vpc-endpoint-policy"],
  summary: "A service principal has a name in a domain of AWS services, such as `amazonaws.com`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  messages: {
    near: "no service of AWS has the name `{name}`; write `{wanted}`",
    none: "no service of AWS has the name `{name}`; write one such as `logs.amazonaws.com`",
    slip: "`{name}` is no service principal that is known; did you mean `{wanted}`?",
  },
  check: ({ statements }, report) => {
    for (const { element: at, entry } of statements.flatMap(({ principal }) => principal?.entries ?? [])) {
      if (entry?.kind !== "service") continue;
      const { name } = entry;
      if (isOfAws(name)) {
        const meant = serviceMeantBy(name);
        if (meant === null) continue;
        const fix = { description: `write \`${meant}\``, safe: false, edits: [replaceValue(at, meant)] };
        report({ at, message: "slip", data: { name, wanted: meant }, fix, atMost: "warning" });
        continue;
      }
      const wanted = correctionOf(name);
      if (wanted === null) {
        report({ at, message: "none", data: { name } });
        continue;
      }
      const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
      report({ at, message: "near", data: { name, wanted }, fix });
    }
  },
});

/** The domain of AWS; any that is called `aws`, as inner services have it; those of isolated partitions, which stand under `gov` and `uk`. */
function isOfAws(name: string): boolean {
  return /.\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|aws\.(?!com$)[a-z]+|gov|uk)$|^alexa-.*\.amazon\.com$/u.test(name);
}

function correctionOf(name: string): string | null {
  const [, service = "", domain = ""] = /^(.+)\.([^.]+\.[^.]+)$/u.exec(name) ?? [];
  if (service === "") {
    const [first = "", second = ""] = name.split(".");
    return nearestName(second, ["amazonaws"]) === null ? null : `${first}.amazonaws.com`;
  }
  const isMeant = ["amazon.com", "aws.com"].includes(domain) || nearestName(domain, ["amazonaws.com"]) !== null;
  return isMeant ? `${service}.amazonaws.com` : null;
}

/** The name with the service that was likely meant; null for a service that may well be one. */
function serviceMeantBy(name: string): string | null {
  const [, service = "", rest = ""] =
    /^([a-z0-9-]+)(\.(?:[a-z]{2,3}(?:-[a-z]+)+-\d+\.)?amazonaws\..+)$/u.exec(name) ?? [];
  if (services.includes(service)) return null;
  const meant = services.find((known) => known.length > 3 && isSlip(service, known));
  return meant === undefined ? null : meant + rest;
}

/**
 * Services that key policies often let in, and those whose names are like theirs. No other name is reported, unless it is
 * one of these but for one letter.
 */
const services: readonly string[] = [
  "acm-pca",
  "aiops",
  "airflow",
  "appflow",
  "athena",
  "autoscaling",
  "backup",
  "bedrock",
  "cloudformation",
  "cloudfront",
  "cloudtrail",
  "cloudwatch",
  "codebuild",
  "codecommit",
  "codedeploy",
  "config",
  "connect",
  "datasync",
  "datazone",
  "dlm",
  "dms",
  "dnssec-route53",
  "dynamodb",
  "ec2fleet",
  "ecs-tasks",
  "elasticache",
  "elasticfilesystem",
  "elasticloadbalancing",
  "elasticmapreduce",
  "emr-containers",
  "emr-serverless",
  "events",
  "finspace",
  "firehose",
  "forecast",
  "guardduty",
  "imagebuilder",
  "inspector",
  "inspector2",
  "kafka",
  "kendra",
  "kinesis",
  "kinesisvideo",
  "lakeformation",
  "lambda",
  "logs",
  "macie",
  "macie2",
  "monitoring",
  "opsworks",
  "pipes",
  "proton",
  "redshift",
  "redshift-data",
  "redshift-serverless",
  "sagemaker",
  "scheduler",
  "secretsmanager",
  "securityhub",
  "securitylake",
  "spotfleet",
  "states",
  "timestream",
  "translate",
  "transfer",
  "workmail",
  "workspaces",
];
