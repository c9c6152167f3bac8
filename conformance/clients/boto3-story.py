"""What a program with boto3 does with KMS: create, policy change, grant, denied, allowed, re-encrypt, sign, verify."""

import json
import os

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

REGION = "eu-west-3"


def client(service, prefix):
    return boto3.client(
        service,
        region_name=REGION,
        endpoint_url=os.environ["ENDPOINT"],
        aws_access_key_id=os.environ[prefix + "_ID"],
        aws_secret_access_key=os.environ[prefix + "_SECRET"],
        config=Config(retries={"max_attempts": 1}),
    )


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["Error"]["Message"]
    raise AssertionError("nothing was refused")


admin, worker = client("kms", "ADMIN"), client("kms", "WORKER")
account = client("sts", "ADMIN").get_caller_identity()["Account"]
worker_arn = client("sts", "WORKER").get_caller_identity()["Arn"]

key = admin.create_key(Description="orders")["KeyMetadata"]
assert key["Arn"].startswith(f"arn:aws:kms:{REGION}:{account}:key/"), key
assert key["CreationDate"].year >= 2024
admin.create_alias(AliasName="alias/boto", TargetKeyId=key["KeyId"])
assert [alias["AliasName"] for alias in admin.list_aliases(KeyId=key["KeyId"])["Aliases"]] == ["alias/boto"]

context = {"order": "1"}
sealed = admin.encrypt(KeyId="alias/boto", Plaintext=b"hello", EncryptionContext=context)["CiphertextBlob"]
code, message = refused(worker.decrypt, CiphertextBlob=sealed, EncryptionContext=context)
assert code == "AccessDeniedException" and worker_arn in message, (code, message)

grant = admin.create_grant(KeyId=key["KeyId"], GranteePrincipal=worker_arn, Operations=["Decrypt", "RetireGrant"])
opened = worker.decrypt(CiphertextBlob=sealed, EncryptionContext=context, GrantTokens=[grant["GrantToken"]])
assert opened["Plaintext"] == b"hello"
worker.retire_grant(KeyId=key["Arn"], GrantId=grant["GrantId"])
assert refused(worker.decrypt, CiphertextBlob=sealed, EncryptionContext=context)[0] == "AccessDeniedException"

policy = json.loads(admin.get_key_policy(KeyId=key["KeyId"], PolicyName="default")["Policy"])
policy["Statement"].append(
    {"Effect": "Allow", "Principal": {"AWS": worker_arn}, "Action": "kms:Decrypt", "Resource": "*"}
)
admin.put_key_policy(KeyId=key["KeyId"], PolicyName="default", Policy=json.dumps(policy))
assert worker.decrypt(CiphertextBlob=sealed, EncryptionContext=context)["Plaintext"] == b"hello"
assert refused(worker.decrypt, CiphertextBlob=sealed) == ("InvalidCiphertextException", "")

other = admin.create_key()["KeyMetadata"]["KeyId"]
again = admin.re_encrypt(CiphertextBlob=sealed, SourceEncryptionContext=context, DestinationKeyId=other)
assert admin.decrypt(CiphertextBlob=again["CiphertextBlob"], KeyId=other)["Plaintext"] == b"hello"

signer = admin.create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
asked = {"KeyId": signer, "Message": b"message", "SigningAlgorithm": "RSASSA_PSS_SHA_256"}
signature = admin.sign(**asked)["Signature"]
assert admin.verify(**asked, Signature=signature)["SignatureValid"]
assert refused(admin.verify, **{**asked, "Message": b"other"}, Signature=signature)[0] == "KMSInvalidSignatureException"

code, message = refused(admin.generate_mac, KeyId=other, Message=b"m", MacAlgorithm="INVALID")
assert code == "ValidationException" and message.startswith(
    "1 validation error detected: Value 'INVALID' at 'macAlgorithm' failed to satisfy constraint: "
), (code, message)
assert refused(admin.describe_key, KeyId="fake-key-id") == ("NotFoundException", "Invalid keyId 'fake-key-id'")
admin.tag_resource(KeyId=other, Tags=[{"TagKey": "team", "TagValue": "red"}])
assert admin.list_resource_tags(KeyId=other)["Tags"] == [{"TagKey": "team", "TagValue": "red"}]
assert len(list(admin.get_paginator("list_keys").paginate(PaginationConfig={"PageSize": 1}))) == 3
assert admin.disable_key(KeyId=other)["ResponseMetadata"]["HTTPStatusCode"] == 200

role = os.environ["ROLE"]
session = client("sts", "WORKER").assume_role(RoleArn=role, RoleSessionName="boto")["Credentials"]
assumed = boto3.client(
    "kms",
    region_name=REGION,
    endpoint_url=os.environ["ENDPOINT"],
    aws_access_key_id=session["AccessKeyId"],
    aws_secret_access_key=session["SecretAccessKey"],
    aws_session_token=session["SessionToken"],
)
assert assumed.decrypt(CiphertextBlob=sealed, EncryptionContext=context)["Plaintext"] == b"hello"
print("done")
