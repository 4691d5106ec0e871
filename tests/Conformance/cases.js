// Calls the emulator with the official packages as a plan on the standard input says, and prints what each of them made of
// the answers. The tests that start this judge the results.
'use strict';

const { randomUUID } = require('crypto');
const { kinds, modelOf } = require('./clients.js');

async function attempt(call) {
  try {
    return { answer: await call() };
  } catch (error) {
    return {
      error: error.code ?? error.name,
      message: error.message,
      status: error.statusCode ?? error.entry?.response?.statusCode,
      requestId: error.data?.RequestId ?? error.data?.requestId,
    };
  }
}

// Parameters refer to what answers before them were kept as: $name. "older" marks what the SDK has no more. Before a step the
// calls that must be refused are made: they are its own call with something changed.
async function runLife(client, steps, variables) {
  const results = [];
  for (const [number, step] of steps.entries()) {
    if (step.older && !client.method) {
      results.push({ skipped: true, known: client.knows(step.action) });
      continue;
    }

    variables.token = `${variables.region} a b+*~/${number}`;
    const call = parameters => attempt(() => client.call(step.action, fill(parameters, variables)));
    const refusals = [];
    for (const parameters of step.refusals) {
      refusals.push(await call(parameters));
    }

    const result = await call(step.with);
    for (const [name, path] of Object.entries(step.keep ?? {})) {
      variables[name] = at(result.answer?.read, path);
    }

    const shown = Object.entries(step.shows ?? {}).map(([path, expected]) => (
      { path, expected: fill(expected, variables), found: at(result.answer?.read, path) ?? null }));
    results.push({ ...result, refusals, shown, found: step.finds && at(result.answer?.read, step.finds)?.length });
  }

  return results;
}

function fill(value, variables) {
  if (typeof value === 'string') {
    return value.replace(/\$(\w+)/g, (_, name) => variables[name]);
  }

  if (Array.isArray(value)) {
    return value.map(each => fill(each, variables));
  }

  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, variables)]))
    : value;
}

function at(value, path) {
  return path.split('.').reduce((inner, name) => inner?.[name], value);
}

async function runEach(client, calls) {
  const results = [];
  for (const { action, with: parameters } of calls) {
    results.push(client.method || client.knows(action)
      ? await attempt(() => client.call(action, parameters))
      : { skipped: true });
  }

  return results;
}

// What the gateway in front of all actions refuses, or lets pass.
async function runGateway(make, endpoint, keys, cases) {
  const results = [];
  for (const { key, change, action = 'DescribeIpv6Addresses', region = 'cn-huhehaote', timestamp, twice, older, with: parameters } of cases) {
    const client = make(endpoint, { ...keys[key], ...change });
    const stamp = { timestamp, nonce: twice && randomUUID() };
    const call = () => attempt(() => client.call(action, { RegionId: region, ...parameters }, stamp));
    if (older && !client.method) {
      results.push({ skipped: true });
      continue;
    }

    const first = await call();
    results.push(twice ? await call() : first);
  }

  return results;
}

async function main() {
  const plan = JSON.parse(await new Response(process.stdin).text());
  const endpoint = new URL(plan.endpoint);
  const results = {};
  const each = async run => {
    for (const [index, [name, make]] of Object.entries(kinds).entries()) {
      results[name] = { ...results[name], ...await run(make(endpoint, plan.keys.permanent), index, make) };
    }
  };

  // pop-core knows no shapes: it has no part in what follows from them.
  await each(async client => ({ catalog: client.method ? [] : await runEach(client, plan.catalog) }));
  await each(async client => ({ look: await runEach(client, plan.look) }));
  await each(async client => ({ refusals: await runEach(client, plan.refusals) }));
  await each(async (_, __, make) => ({ gateway: await runGateway(make, endpoint, plan.keys, plan.gateway) }));
  await each(async (client, index) => ({ life: await runLife(client, plan.life, { region: plan.regions[index], number: `b${index}` }) }));

  const models = Object.fromEntries(plan.life.map(({ action }) => [action, modelOf(action)]));

  // A pipe takes part of it at a time, and exit does not wait for the rest.
  await new Promise(resolve => process.stdout.write(JSON.stringify({ clients: results, models }), resolve));
}

main().then(() => process.exit(0));
