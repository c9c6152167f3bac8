/** The partitions of AWS: an ARN of any other is refused when a policy is stored (E54). */

export const partitions = [
  "aws",
  "aws-cn",
  "aws-us-gov",
  "aws-iso",
  "aws-iso-b",
  "aws-iso-e",
  "aws-iso-f",
  "aws-eusc",
] as const;

export function isPartition(text: string): boolean {
  return partitions.some((partition) => partition === text);
}

export function unknownPartition(partition: string): string {
  return `unknown partition \`${partition}\`; there are ${partitions.join(", ")}`;
}
