// Calls the emulator with the official packages and prints what each of them made of the answers, as one JSON object:
// the name of a case and its result. The tests that start this judge the results.
'use strict';

const httpx = require('httpx');
const PopCore = require('@alicloud/pop-core');
const Vpc = require('@alicloud/vpc20160428');
const { $OpenApiUtil } = require('@alicloud/openapi-core');

const endpoint = new URL(process.env.EMULATOR_URL);
const regionId = 'cn-huhehaote';
const gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv';
const addresses = JSON.parse(process.env.EMULATOR_ADDRESSES);
const permanent = { accessKeyId: process.env.ACCESS_KEY_ID, accessKeySecret: process.env.ACCESS_KEY_SECRET };
const temporary = {
  accessKeyId: process.env.STS_ACCESS_KEY_ID,
  accessKeySecret: process.env.STS_ACCESS_KEY_SECRET,
  securityToken: process.env.STS_SECURITY_TOKEN,
};

const results = {};

async function run(name, call) {
  try {
    results[name] = { answer: await call() };
  } catch (error) {
    results[name] = {
      error: error.code,
      message: error.message,
      status: error.statusCode ?? error.entry?.response?.statusCode,
      requestId: error.data?.RequestId ?? error.data?.requestId,
    };
  }
}

function sdk(signatureAlgorithm, key) {
  return new Vpc.default(new $OpenApiUtil.Config({
    ...key, type: key.securityToken ? 'sts' : 'access_key', signatureAlgorithm, protocol: 'HTTP', endpoint: endpoint.host, regionId,
  }));
}

async function runSdk(version, algorithm, address) {
  const client = sdk(algorithm, permanent);
  const purchase = {
    regionId, ipv6AddressId: address, ipv6GatewayId: gateway, bandwidth: 2, internetChargeType: 'PayByTraffic', clientToken: `a b+*~ ${version}`,
  };
  const allocate = async changes =>
    (await client.allocateIpv6InternetBandwidth(new Vpc.AllocateIpv6InternetBandwidthRequest({ ...purchase, ...changes }))).body;
  const describe = async (of, filter) =>
    (await of.describeIpv6Addresses(new Vpc.DescribeIpv6AddressesRequest({ regionId, ...filter }))).body;

  await run(`${version} allocate`, () => allocate({}));
  await run(`${version} allocate again`, () => allocate({}));
  await run(`${version} mismatch`, () => allocate({ bandwidth: 3 }));
  await run(`${version} dry run`, () => allocate({ ipv6AddressId: addresses.never, clientToken: undefined, dryRun: true }));
  await run(`${version} unknown region`, () => allocate({ regionId: 'cn-nowhere' }));
  await run(`${version} describe`, () => describe(client, { ipv6AddressId: address }));
  await run(`${version} describe by tag`, () => describe(client, { tag: [{ key: 'app', value: 'web' }], pageSize: 2 }));
  await run(`${version} wrong secret`, () => describe(sdk(algorithm, { ...permanent, accessKeySecret: 'guessed' }), {}));
  await run(`${version} temporary key`, () => describe(sdk(algorithm, temporary), { regionId: 'cn-hangzhou' }));
}

async function runPopCore(method, address) {
  const client = new PopCore({ ...permanent, endpoint: endpoint.origin, apiVersion: '2016-04-28' });
  const purchase = { RegionId: regionId, Ipv6AddressId: address, Ipv6GatewayId: gateway, Bandwidth: 2, ClientToken: `a b+*~ ${method}` };
  const call = (action, parameters) => client.request(action, parameters, { method });

  await run(`pop-core ${method} allocate`, () => call('AllocateIpv6InternetBandwidth', purchase));
  await run(`pop-core ${method} allocate xml`, () => call('AllocateIpv6InternetBandwidth', { ...purchase, Format: 'XML' }));
  await run(`pop-core ${method} describe`, () => call('DescribeIpv6Addresses', { RegionId: regionId, Name: '网站前端' }));
  await run(`pop-core ${method} describe xml`, () => call('DescribeIpv6Addresses', { RegionId: regionId, Name: '网站前端', Format: 'XML' }));
  await run(`pop-core ${method} unknown region`, () => call('DescribeIpv6Addresses', { RegionId: 'cn-nowhere' }));
  await run(`pop-core ${method} unknown region xml`, () => call('DescribeIpv6Addresses', { RegionId: 'cn-nowhere', Format: 'XML' }));
}

async function main() {
  // pop-core reads every answer as JSON; XML is handed through it as a text.
  const read = httpx.read;
  httpx.read = async (...parameters) => {
    const body = (await read(...parameters)).toString();
    return body.startsWith('<') ? JSON.stringify({ xml: body }) : body;
  };

  await runSdk('v3', undefined, addresses.v3);
  await runSdk('v1', 'v2', addresses.v1); // What the SDK calls v2 is the older signature, named V1 here.
  await runPopCore('GET', addresses.get);
  await runPopCore('POST', addresses.post);
  console.log(JSON.stringify(results));
}

main().then(() => process.exit(0));
