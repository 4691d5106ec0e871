// The official SDK as a contestant: `node contestant.js endpoint` works as it is told, a line of JSON each.
'use strict';

const readline = require('readline');

const endpoint = new URL(process.argv[2]);
const key = { accessKeyId: 'benchmarkAccessKeyId', accessKeySecret: 'benchmarkAccessKeySecret' };
const purchase = number => ({
  regionId: 'cn-huhehaote',
  ipv6AddressId: `ipv6-hp3${String(number).padStart(18, '0')}`,
  ipv6GatewayId: 'ipv6gw-hp38x2x0fz785tlc65pfv',
  bandwidth: 2,
  internetChargeType: 'PayByTraffic',
  clientToken: crypto.randomUUID(),
});

const Vpc = require('@alicloud/vpc20160428');
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const client = new Vpc.default(new $OpenApiUtil.Config({ ...key, type: 'access_key', protocol: 'HTTP', endpoint: endpoint.host, regionId: 'cn-huhehaote' }));
const call = number => client.allocateIpv6InternetBandwidth(new Vpc.AllocateIpv6InternetBandwidthRequest(purchase(number)));

async function main() {
  console.log('ready');
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const work = JSON.parse(line);
    let made = 0;
    const start = process.hrtime.bigint();
    const worker = async () => {
      while (++made <= work.Calls) {
        await call(made);
      }
    };
    await Promise.all(Array.from({ length: work.Concurrency }, worker));
    console.log(JSON.stringify({ Seconds: Number(process.hrtime.bigint() - start) / 1e9 }));
  }
}

main();
