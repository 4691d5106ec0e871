// The official clients, each behind the same door: call(action, parameters by their names on the wire, and where it matters
// the nonce and the timestamp to sign with).
'use strict';

const httpx = require('httpx');
const BigJson = require('json-bigint');
const PopCore = require('@alicloud/pop-core');
const Ecs = require('@alicloud/ecs20140526');
const Vpc = require('@alicloud/vpc20160428');
const xml2js = require('xml2js');
const $dara = require('@darabonba/typescript');
const { $OpenApiUtil, OpenApiUtil } = require('@alicloud/openapi-core');

const vpcVersion = '2016-04-28';
const ecsVersion = '2014-05-26';
const stsVersion = '2015-04-01';

// The actions of other products. ECS has a VPC's actions too, in another form, so that these are named.
const ecsActions = ['AssignIpv6Addresses', 'DescribeNetworkInterfaces', 'UnassignIpv6Addresses'];

function versionOf(action) {
  return action === 'GetCallerIdentity' ? stsVersion : ecsActions.includes(action) ? ecsVersion : vpcVersion;
}

/** The SDK that has an action. That of STS is not here. */
function sdkOf(action) {
  return ecsActions.includes(action) ? Ecs : Vpc;
}

let received; // The answer as it came last, before an SDK put it into a model.

const readAsJSON = $dara.Stream.readAsJSON;
$dara.Stream.readAsJSON = async (...parameters) => {
  received = await readAsJSON.apply($dara.Stream, parameters);
  return received;
};

// pop-core reads every answer as JSON: an answer in XML is made JSON first, its texts still texts.
const read = httpx.read;
httpx.read = async (...parameters) => {
  const body = (await read(...parameters)).toString();
  if (!body.startsWith('<')) {
    return body;
  }

  const [[root, members]] = Object.entries(parseXml(body));
  return JSON.stringify({ ...members, $root: root });
};

function parseXml(text) {
  let result;
  xml2js.parseString(text, { async: false, explicitArray: false }, (error, document) => {
    if (error) {
      throw error;
    }

    result = document;
  });
  return result;
}

/** The official SDK. What it calls signature v2 is named V1 here. */
class SdkClient {
  constructor(endpoint, key, signatureAlgorithm) {
    const config = () => new $OpenApiUtil.Config({
      ...key,
      type: key.securityToken ? 'sts' : 'access_key',
      signatureAlgorithm,
      protocol: 'HTTP',
      endpoint: endpoint.host,
    });
    this.clients = new Map([Vpc, Ecs].map(sdk => [sdk, new sdk.default(config())]));
  }

  knows(action) {
    return action[0].toLowerCase() + action.slice(1) in this.clients.get(sdkOf(action));
  }

  async call(action, parameters, stamp = {}) {
    const method = action[0].toLowerCase() + action.slice(1);
    const { getNonce, getTimestamp } = OpenApiUtil;
    OpenApiUtil.getNonce = () => stamp.nonce ?? getNonce();
    OpenApiUtil.getTimestamp = () => stamp.timestamp ?? getTimestamp();
    try {
      const sdk = sdkOf(action);
      // Where the API has no parameters, the SDK has no model of a request.
      const request = sdk[`${action}Request`];
      const { body } = await this.clients.get(sdk)[method](...request ? [toModel(request, parameters)] : []);
      return { sent: received, read: body.toMap() };
    } finally {
      Object.assign(OpenApiUtil, { getNonce, getTimestamp });
    }
  }
}

/** The SDK's predecessor, which has no models. */
class PopCoreClient {
  constructor(endpoint, key, method, format) {
    this.method = method;
    this.format = format;
    this.clients = Object.fromEntries(
      [vpcVersion, ecsVersion, stsVersion].map(apiVersion => [apiVersion, new PopCore({ ...key, endpoint: endpoint.origin, apiVersion })]));
  }

  knows() {
    return true;
  }

  async call(action, parameters, { nonce, timestamp } = {}) {
    const stamp = { ...nonce && { SignatureNonce: nonce }, ...timestamp && { Timestamp: timestamp } };
    const answer = await this.clients[versionOf(action)].request(action, { Format: this.format, ...stamp, ...parameters }, { method: this.method });
    if (this.format === 'JSON') {
      // Its numbers of many digits are objects of their own.
      return { read: JSON.parse(BigJson.stringify(answer)) };
    }

    const { $root, ...members } = answer;
    const shape = sdkOf(action)[`${action}ResponseBody`];
    return { root: $root, read: shape ? typed(shape, members) : members };
  }
}

// A model of the SDK from names on the wire. A name that the model lacks is an error: the SDK would drop it.
function toModel(type, parameters) {
  const types = type.types();
  const fields = {};
  for (const [name, value] of Object.entries(parameters)) {
    const field = Object.entries(type.names()).find(([, wire]) => wire === name)?.[0];
    if (!field) {
      throw new Error(`${type.name} has no ${name}.`);
    }

    const item = types[field].itemType;
    fields[field] = Array.isArray(value) && typeof item === 'function' ? value.map(each => toModel(item, each))
      : typeof types[field] === 'function' ? toModel(types[field], value)
      : value;
  }

  return new type(fields);
}

// XML knows texts only: numbers, truth values and lists are told by the types of the SDK's models.
function typed(type, members) {
  const result = {};
  for (const [name, value] of Object.entries(members)) {
    result[name] = value;
  }

  for (const [field, name] of Object.entries(type.names())) {
    const kind = type.types()[field];
    if (kind.type === 'array') {
      const items = name in members ? [members[name]].flat() : [];
      result[name] = items.map(item => typeof kind.itemType === 'function' ? typed(kind.itemType, item || {}) : item);
    } else if (name in members) {
      result[name] = typeof kind === 'function' ? typed(kind, members[name] || {})
        : kind === 'number' ? Number(members[name])
        : kind === 'boolean' ? members[name] === 'true'
        : members[name];
    }
  }

  return result;
}

/** What the SDK knows of an action: its parameters, and the fields of its answer as paths; null when it lacks the action. */
function modelOf(action) {
  const sdk = sdkOf(action);
  const [request, answer] = [sdk[`${action}Request`], sdk[`${action}ResponseBody`]];
  return request ? { parameters: Object.values(request.names()), fields: fieldsOf(answer, '') } : null;
}

function fieldsOf(type, path) {
  return Object.entries(type.names()).flatMap(([field, name]) => {
    const kind = type.types()[field];
    const inner = kind.itemType ?? kind;
    return [`${path}.${name}`, ...typeof inner === 'function' ? fieldsOf(inner, `${path}.${name}${kind.itemType ? '[]' : ''}`) : []];
  });
}

module.exports = {
  modelOf,
  /** Each way to call, by its name; each makes a client for a key. */
  kinds: {
    'SDK V3': (endpoint, key) => new SdkClient(endpoint, key),
    'SDK V1': (endpoint, key) => new SdkClient(endpoint, key, 'v2'),
    'pop-core GET JSON': (endpoint, key) => new PopCoreClient(endpoint, key, 'GET', 'JSON'),
    'pop-core POST JSON': (endpoint, key) => new PopCoreClient(endpoint, key, 'POST', 'JSON'),
    'pop-core GET XML': (endpoint, key) => new PopCoreClient(endpoint, key, 'GET', 'XML'),
    'pop-core POST XML': (endpoint, key) => new PopCoreClient(endpoint, key, 'POST', 'XML'),
  },
};
