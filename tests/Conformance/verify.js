// Signs captured requests once more, with the code of the official packages: the requests as a JSON array on the standard
// input, for each the signature that it carries and those that the packages make, printed. Who starts this compares.
'use strict';

const crypto = require('crypto');
const httpx = require('httpx');
const PopCore = require('@alicloud/pop-core');
const { default: OlderUtil } = require('@alicloud/openapi-util');
const { OpenApiUtil } = require('@alicloud/openapi-core');

const algorithm = 'ACS3-HMAC-SHA256';

function parametersOf(text) {
  return Object.fromEntries(new URLSearchParams(text));
}

// pop-core signs and sends in one: what it would send is looked at, and not sent.
async function signatureOfPopCore(method, parameters, { accessKeyId, accessKeySecret }) {
  const client = new PopCore({ accessKeyId, accessKeySecret, endpoint: 'http://127.0.0.1', apiVersion: parameters.Version });
  const { Action, ...rest } = parameters;
  const { request } = httpx;
  let sent;
  httpx.request = async (url, { data }) => {
    sent = data ?? url.split('?')[1];
    throw new Error('Not to be sent.');
  };
  try {
    await client.request(Action, rest, { method, formatAction: false, formatParams: false });
  } catch (error) {
    if (!sent) {
      throw error;
    }
  } finally {
    httpx.request = request;
  }

  return parametersOf(sent).Signature;
}

async function signV1({ method, query, body, key }) {
  const { Signature, ...parameters } = { ...parametersOf(query), ...parametersOf(Buffer.from(body, 'base64').toString()) };
  return {
    carried: Signature,
    'openapi-core': OpenApiUtil.getRPCSignature(parameters, method, key.accessKeySecret),
    'openapi-util': OlderUtil.getRPCSignature(parameters, method, key.accessKeySecret),
    'pop-core': await signatureOfPopCore(method, parameters, key),
  };
}

function signV3({ method, path, query, headers, body, key }) {
  const { authorization, ...signed } = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const request = { method, pathname: path, query: parametersOf(query), headers: signed };
  const payload = Buffer.from(body, 'base64');
  const sign = (util, hash) => util.getAuthorization(request, algorithm, hash, key.accessKeyId, key.accessKeySecret);
  return {
    carried: `${authorization} ${signed['x-acs-content-sha256']}`,
    'openapi-core': `${sign(OpenApiUtil, OpenApiUtil.hash(payload, algorithm).toString('hex'))} ${OpenApiUtil.hash(payload, algorithm).toString('hex')}`,
    'openapi-util': `${sign(OlderUtil, OlderUtil.hexEncode(OlderUtil.hash(payload, algorithm)))} ${crypto.createHash('sha256').update(payload).digest('hex')}`,
  };
}

async function main() {
  const requests = JSON.parse(await new Response(process.stdin).text());
  const signatures = [];
  for (const request of requests) {
    signatures.push(await (request.headers.some(([name]) => name.toLowerCase() === 'x-acs-action') ? signV3(request) : signV1(request)));
  }

  await new Promise(resolve => process.stdout.write(JSON.stringify(signatures), resolve));
}

main().then(() => process.exit(0));
