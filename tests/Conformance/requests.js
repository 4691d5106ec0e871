// What the official SDK sends for every action of the product, when each parameter has a value by this rule: a text is "v" and the
// parameter's name, a number is 7, a boolean is true, a list has one item. Prints { action: { query, body } } as JSON. A test of
// Invoke-VpcApi calls the same actions with the same values.
'use strict';
const http = require('http');
const Vpc = require('@alicloud/vpc20160428');
const { $OpenApiUtil } = require('@alicloud/openapi-core');

// Invoke-VpcApi has no parameters for them: no action needs them, and the documents no longer name them.
const legacy = ['OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount'];

function valueOf(kind, name) {
  if (typeof kind === 'function') {
    return modelOf(kind);
  }
  if (kind.type === 'array') {
    return [valueOf(kind.itemType, name)];
  }
  return { string: name === 'RegionId' ? 'cn-hangzhou' : 'v' + name, number: 7, boolean: true }[kind];
}

function modelOf(type) {
  const names = type.names();
  const types = type.types();
  return new type(Object.fromEntries(Object.keys(types)
    .filter(field => names[field] && !legacy.includes(names[field]) && !field.endsWith('Shrink'))
    .map(field => [field, valueOf(types[field], names[field])])));
}

// The name of a class differs from that of its method in the case of some letters.
const classes = new Map(Object.keys(Vpc).map(name => [name.toLowerCase(), name]));

let received;
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', part => { body += part; });
  request.on('end', () => {
    const pairs = text => Object.fromEntries(new URLSearchParams(text));
    received = { action: request.headers['x-acs-action'], query: pairs(request.url.split('?')[1] ?? ''), body: pairs(body) };
    response.setHeader('content-type', 'application/json');
    response.end('{"RequestId":"R"}');
  });
});

server.listen(0, '127.0.0.1', async () => {
  const client = new Vpc.default(new $OpenApiUtil.Config({
    accessKeyId: 'id', accessKeySecret: 'secret', protocol: 'HTTP', endpoint: `127.0.0.1:${server.address().port}`,
  }));
  const requests = {};
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(client)).filter(name => name.endsWith('WithOptions'));
  for (const method of methods.map(name => name.slice(0, -'WithOptions'.length))) {
    const request = classes.get(method.toLowerCase() + 'request');
    await (request ? client[method](modelOf(Vpc[request])) : client[method]());
    requests[received.action] = { query: received.query, body: received.body };
  }
  server.close();
  console.log(JSON.stringify(requests));
});
