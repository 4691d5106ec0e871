// Reads all that the Vpc API lists in a region with the official SDK, page by page, and prints it without what is different each
// time. Input: { endpoint, region, key: { accessKeyId, accessKeySecret } } as JSON.
'use strict';

const { kinds } = require('./clients');

async function main() {
  const { endpoint, region, key } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const client = kinds['SDK V3'](new URL(endpoint), key);

  async function list(action, parameters = {}) {
    const answers = [];
    for (let PageNumber = 1; ; PageNumber++) {
      const { sent } = await client.call(action, { RegionId: region, PageNumber, PageSize: 50, ...parameters });
      delete sent.RequestId;
      answers.push(sent);
      if (PageNumber * 50 >= sent.TotalCount) {
        return answers;
      }
    }
  }

  const gateways = await list('DescribeIpv6Gateways');
  const ids = gateways.flatMap(page => page.Ipv6Gateways.Ipv6Gateway.map(gateway => gateway.Ipv6GatewayId));
  const rules = [];
  for (const Ipv6GatewayId of ids) {
    rules.push(await list('DescribeIpv6EgressOnlyRules', { Ipv6GatewayId }));
  }

  console.log(JSON.stringify([
    await list('DescribeVpcs'),
    await list('DescribeVSwitches'),
    await list('DescribeRouteTableList'),
    gateways,
    await list('DescribeIpv6Addresses'),
    rules,
  ]));
}

main();
