// The official packages as contestants: `node contestant.js sdk|pop-core endpoint` works as it is told, a line of JSON
// each; `node contestant.js first-answer sdk|pop-core endpoint` makes one call, says so, and ends.
'use strict';

const readline = require('readline');

const firstAnswer = process.argv[2] === 'first-answer';
const [name, url] = process.argv.slice(firstAnswer ? 3 : 2);
const endpoint = new URL(url);
const key = { accessKeyId: 'benchmarkAccessKeyId', accessKeySecret: 'benchmarkAccessKeySecret' };
const purchase = number => ({
  regionId: 'cn-huhehaote',
  ipv6AddressId: `ipv6-hp3${String(number).padStart(18, '0')}`,
  ipv6GatewayId: 'ipv6gw-hp38x2x0fz785tlc65pfv',
  bandwidth: 2,
  internetChargeType: 'PayByTraffic',
  clientToken: crypto.randomUUID(),
});

const makers = {
  'sdk': () => {
    const Vpc = require('@alicloud/vpc20160428');
    const { $OpenApiUtil } = require('@alicloud/openapi-core');
    const client = new Vpc.default(new $OpenApiUtil.Config({ ...key, type: 'access_key', protocol: 'HTTP', endpoint: endpoint.host, regionId: 'cn-huhehaote' }));
    return number => client.allocateIpv6InternetBandwidth(new Vpc.AllocateIpv6InternetBandwidthRequest(purchase(number)));
  },
  'pop-core': () => {
    const PopCore = require('@alicloud/pop-core');
    const client = new PopCore({ ...key, endpoint: endpoint.origin, apiVersion: '2016-04-28' });
    return number => {
      const parameters = Object.fromEntries(Object.entries(purchase(number)).map(([field, value]) => [field[0].toUpperCase() + field.slice(1), value]));
      return client.request('AllocateIpv6InternetBandwidth', parameters, { method: 'POST' });
    };
  },
};

async function main() {
  const call = makers[name]();
  if (firstAnswer) {
    await call(1);
    console.log('answered');
    process.exit(0);
  }

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
    await Promise.all(Array.from({ length: Math.max(1, work.Concurrency) }, worker));
    console.log(JSON.stringify({ Seconds: Number(process.hrtime.bigint() - start) / 1e9 }));
  }
}

main();
