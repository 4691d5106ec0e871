// Calls the emulator with the official packages and prints what each of them made of the answers, as one JSON object:
// the name of a case and its result. The tests that start this judge the results.
'use strict';

const httpx = require('httpx');
const PopCore = require('@alicloud/pop-core');
const Vpc = require('@alicloud/vpc20160428');
const $dara = require('@darabonba/typescript');
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
let received = ''; // The answer that the SDK received last, before it went into a model.

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

// Every action that the SDK has, from an empty region to bandwidth with a rule and back. Each result holds the answer as it
// was sent and as the SDK's models read it, both by the names on the wire.
async function runAll(version, algorithm, region) {
  const client = sdk(algorithm, permanent);
  const call = async (action, fields) => {
    const name = `${version} ${action}`;
    const method = action[0].toLowerCase() + action.slice(1);
    await run(name, async () => {
      const { body } = await client[method](new Vpc[`${action}Request`](action === 'DescribeRegions' ? fields : { regionId: region, ...fields }));
      return { sent: JSON.parse(received), read: body.toMap() };
    });
    return results[name].answer?.sent ?? {};
  };
  const label = { name: '名', description: 'd' };
  const tag = [{ key: 'k', value: 'v' }];
  const token = () => ({ clientToken: `${version} ${Object.keys(results).length}`, dryRun: false });

  await call('DescribeRegions', { acceptLanguage: 'en-US' });
  const { Ipv6CidrBlock: ipv6CidrBlock } = await call('AllocateVpcIpv6Cidr', {});
  const { VpcId: vpcId } = await call('CreateVpc', {
    vpcName: '网', description: 'd', cidrBlock: '10.0.0.0/8', enableIpv6: true, ipv6CidrBlock, resourceGroupId: 'rg-1', tag, ...token(),
  });
  await call('AssociateVpcCidrBlock', { vpcId, secondaryCidrBlock: '192.168.0.0/16', ipVersion: 'IPV4' });
  const { VSwitchId: vSwitchId } = await call('CreateVSwitch', {
    vpcId, zoneId: `${region}-a`, cidrBlock: '10.1.0.0/16', vSwitchName: '子', description: 'd', ipv6CidrBlock: 12, tag, clientToken: `${version} s`,
  });
  await call('DescribeVpcAttribute', { vpcId });
  await call('DescribeVpcs', { vpcId, enableIpv6: true, tag });
  await call('DescribeVSwitchAttributes', { vSwitchId });
  await call('DescribeVSwitches', { vpcId, enableIpv6: true, tag });
  const { Ipv6GatewayId: ipv6GatewayId } = await call('CreateIpv6Gateway', { vpcId, ...label, resourceGroupId: 'rg-1', tag, ...token() });
  await call('ModifyIpv6GatewayAttribute', { ipv6GatewayId, ...label, ...token() });
  await call('DescribeIpv6Gateways', { ipv6GatewayId, name: '名', vpcId, tags: tag, pageNumber: 1, pageSize: 50 });
  await call('DescribeIpv6GatewayAttribute', { ipv6GatewayId });
  const { Ipv6AddressId: ipv6AddressId } = await call('AllocateIpv6Address', {
    vSwitchId, ipv6AddressName: '名', ipv6AddressDescription: 'd', resourceGroupId: 'rg-1', tag, ...token(),
  });
  await call('ModifyIpv6AddressAttribute', { ipv6AddressId, ...label, ...token() });
  await call('AllocateIpv6InternetBandwidth', { ipv6AddressId, ipv6GatewayId, bandwidth: 5, internetChargeType: 'PayByTraffic', ...token() });
  await call('ModifyIpv6InternetBandwidth', { ipv6AddressId, bandwidth: 6, ...token() });
  await call('CreateIpv6EgressOnlyRule', { ipv6GatewayId, instanceId: ipv6AddressId, instanceType: 'Ipv6Address', ...label, ...token() });
  const rules = await call('DescribeIpv6EgressOnlyRules', { ipv6GatewayId, instanceId: ipv6AddressId });
  const address = await call('DescribeIpv6Addresses', { ipv6AddressId, networkType: 'Public', tag });
  await call('TagResources', { resourceType: 'IPV6GATEWAY', resourceId: [ipv6GatewayId], tag: [{ key: 'l', value: '' }] });
  await call('ListTagResources', { resourceType: 'IPV6GATEWAY', resourceId: [ipv6GatewayId], maxResults: 1 });
  await call('UnTagResources', { resourceType: 'IPV6GATEWAY', resourceId: [ipv6GatewayId], tagKey: ['l'] });
  await call('DeleteIpv6EgressOnlyRule', { ipv6EgressOnlyRuleId: rules.Ipv6EgressOnlyRules?.Ipv6EgressOnlyRule[0].Ipv6EgressOnlyRuleId, ...token() });
  const { Ipv6InternetBandwidthId: ipv6InternetBandwidthId } = address.Ipv6Addresses?.Ipv6Address[0].Ipv6InternetBandwidth ?? {};
  await call('DeleteIpv6InternetBandwidth', { ipv6InternetBandwidthId, ...token() });
  await call('ReleaseIpv6Address', { ipv6AddressId, ...token() });
  await call('DeleteIpv6Gateway', { ipv6GatewayId, ...token() });
}

// What the SDK has no more, and what belongs to another product.
async function runOthers() {
  const vpc = new PopCore({ ...permanent, endpoint: endpoint.origin, apiVersion: '2016-04-28' });
  const ecs = new PopCore({ ...permanent, endpoint: endpoint.origin, apiVersion: '2014-05-26' });
  await run('pop-core spec', () => vpc.request('ModifyIpv6GatewaySpec', { RegionId: regionId, Ipv6GatewayId: gateway, Spec: 'Middle' }));
  await run('pop-core assign', () => ecs.request(
    'AssignIpv6Addresses', { RegionId: regionId, NetworkInterfaceId: 'eni-hp38m9er6jirhau0nzgb', Ipv6AddressCount: 2 }, { method: 'POST' }));
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

  const readAsJSON = $dara.Stream.readAsJSON;
  $dara.Stream.readAsJSON = async (...parameters) => {
    const answer = await readAsJSON.apply($dara.Stream, parameters);
    received = JSON.stringify(answer);
    return answer;
  };

  await runSdk('v3', undefined, addresses.v3);
  await runSdk('v1', 'v2', addresses.v1); // What the SDK calls v2 is the older signature, named V1 here.
  await runPopCore('GET', addresses.get);
  await runPopCore('POST', addresses.post);
  await runAll('all v3', undefined, 'cn-beijing');
  await runAll('all v1', 'v2', 'cn-shanghai');
  await runOthers();

  // A pipe takes part of it at a time, and exit does not wait for the rest.
  await new Promise(resolve => process.stdout.write(JSON.stringify(results), resolve));
}

main().then(() => process.exit(0));
