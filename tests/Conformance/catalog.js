// Makes the catalog of the product's actions, src/VpcPS.Core/Catalog/catalog.txt, from the official package: names and
// types, no sentences. CONTRIBUTING says when to run it; CatalogTests compares what it prints with the file.
'use strict';
const fs = require('fs');
const path = require('path');

const packageName = '@alicloud/vpc20160428';
const root = path.dirname(require.resolve(packageName + '/package.json'));
const { version } = require(packageName + '/package.json');
const models = require(path.join(root, 'dist/models/model.js'));
const client = fs.readFileSync(path.join(root, 'dist/client.js'), 'utf8');
const declarations = fs.readFileSync(path.join(root, 'dist/client.d.ts'), 'utf8');

// Each action of this product has them, none needs them, and the documents no longer name them.
const legacy = ['OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount'];

const simpleTypes = { string: '', number: '#', boolean: '?' };

// The name of a file differs from that of its class in the case of some letters.
const files = new Map(fs.readdirSync(path.join(root, 'dist/models')).map(file => [file.toLowerCase(), file]));

// What the types of a model don't say: which members are required or deprecated. The comments in the declaration do.
function remarksOf(className, file) {
  const text = fs.readFileSync(path.join(root, 'dist/models', files.get(file.toLowerCase() + '.d.ts')), 'utf8');
  const start = text.indexOf('export declare class ' + className + ' ');
  const body = text.slice(start, text.indexOf('static names()', start));
  const remarks = {};
  for (const [, comment, member, optional] of body.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)?\s*(\w+)(\?)?: [^;{]+(?:\{[^}]*\}[^;]*)?;/g)) {
    remarks[member] = {
      required: !optional || /This parameter is required\./.test(comment ?? ''),
      deprecated: /@deprecated/.test(comment ?? ''),
    };
  }
  return remarks;
}

function membersOf(type, file, styles = {}) {
  const names = type.names();
  const types = type.types();
  const remarks = remarksOf(type.name, file);
  return Object.keys(names)
    .filter(member => !legacy.includes(names[member]))
    .map(member => names[member] + shapeOf(types[member], file)
      + (remarks[member]?.required ? '!' : '')
      + (remarks[member]?.deprecated ? '-' : '')
      + (styles[names[member]] ? '=' + styles[names[member]] : ''))
    .sort((a, b) => (a < b ? -1 : 1))
    .join(' ');
}

function shapeOf(type, file) {
  if (typeof type === 'string') {
    if (!(type in simpleTypes)) {
      throw new Error('A type that the catalog has no sign for: ' + type);
    }
    return simpleTypes[type];
  }
  if (typeof type === 'function') {
    return '{' + membersOf(type, file) + '}';
  }
  if (type.type === 'array') {
    return '[' + shapeOf(type.itemType, file) + ']';
  }
  throw new Error('A type that the catalog has no sign for: ' + JSON.stringify(type));
}

// A list is a text in some parameters: joined with commas, or JSON. A few parameters go into the body of the request.
function stylesOf(code) {
  const styles = {};
  for (const [, name, style] of code.matchAll(/arrayToStringWithSpecifiedStyle\([^,]+, "(\w+)", "(\w+)"\)/g)) {
    styles[name] = style;
  }
  for (const [, name] of code.matchAll(/body(?:Flat)?\["(\w+)"\]/g)) {
    styles[name] = 'body';
  }
  return styles;
}

// The list that an action is asked for: the only one of its answer, or the one that its name names.
function listOf(action, type) {
  const names = type.names();
  const types = type.types();
  const lists = [];
  for (const member of Object.keys(names)) {
    const inner = types[member];
    if (inner?.type === 'array') {
      lists.push(names[member]);
    } else if (typeof inner === 'function') {
      const members = Object.keys(inner.names());
      if (members.length === 1 && inner.types()[members[0]]?.type === 'array') {
        lists.push(names[member] + '.' + inner.names()[members[0]]);
      }
    }
  }
  const named = lists.filter(list => action.toLowerCase().endsWith(list.split('.')[0].toLowerCase()));
  const request = models[action + 'Request']?.names() ?? {};
  const isPaged = Object.values(request).some(name => name === 'PageNumber' || name === 'NextToken');
  const isList = isPaged || (/^(Describe|List)/.test(action) && !/Attributes?$/.test(action) && !/^Tags\b/.test(lists[0]));
  return named.length === 1 ? named[0] : isList && lists.length === 1 ? lists[0] : null;
}

const lines = [...client.matchAll(/async (\w+)WithOptions\(([\s\S]*?)action: "(\w+)"/g)].map(([, method, code, action]) => {
  const deprecated = new RegExp('@deprecated OpenAPI ' + action + ' is deprecated').test(declarations);
  const request = models[action + 'Request'];
  const list = listOf(action, models[action + 'ResponseBody']);
  return [
    action + (deprecated ? '-' : ''),
    request ? membersOf(request, action + 'Request', stylesOf(code)) : '',
    list ? '> ' + list : '',
  ].filter(part => part).join(' ');
}).sort((a, b) => (a < b ? -1 : 1));

process.stdout.write(`# The actions of VPC 2016-04-28, from ${packageName} ${version} (Apache-2.0). Made by tests/Conformance/catalog.js.
# A line is an action, its parameters, and after > where its answer has the list that it is asked for.
# Types: name = text, # = number, ? = true or false, [..] = list, {..} = object. Then ! = required, - = deprecated,
# =json, =simple = sent as one text (JSON; joined with commas), =body = sent in the body.
${lines.join('\n')}
`);
