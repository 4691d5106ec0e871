'use strict';
(() => {
    const interval = 1000;
    const most = 500;
    const find = (id) => document.getElementById(id);
    const opened = new Map();
    let version = '';
    let openByDefault = true;
    let isFirst = true;
    let lostAt = null;

    // Everything that comes from the estate becomes text: nothing here parses HTML.
    const make = (tag, className, ...children) => {
        const element = document.createElement(tag);
        if (className) element.className = className;
        element.append(...children);
        return element;
    };

    const say = (element, text) => {
        if (element.textContent !== text) element.textContent = text;
    };

    const labelOf = (node) => {
        const label = document.createDocumentFragment();
        label.append(make('span', 'kind', node.kind + ' '), make('span', 'id', node.id));
        if (node.name) label.append(' ', make('bdi', '', node.name));
        if (node.facts.length > 0) label.append(' ', make('span', 'facts', node.facts.join(' · ')));
        return label;
    };

    const isOpen = (node) => (opened.has(node.id) ? opened.get(node.id) : openByDefault || node.kind === 'Region');

    const create = (node) => {
        const item = make('li');
        if (node.nodes) {
            const details = make('details', '', make('summary'), make('ul'));
            details.open = isOpen(node);
            details.addEventListener('toggle', () => {
                opened.set(item.node.id, details.open);
                fillBranch(item);
            });
            item.append(details);
        } else {
            item.append(make('div', 'leaf'));
        }
        return item;
    };

    // A closed branch has no elements, so that 20,000 addresses cost nothing until somebody looks.
    const fillBranch = (item) => {
        const details = item.firstElementChild;
        sync(details.lastElementChild, details.open ? item.node.nodes : []);
    };

    const update = (item, node) => {
        item.node = node;
        const text = JSON.stringify([node.kind, node.name, node.facts]);
        if (item.text !== text) {
            (node.nodes ? item.firstElementChild.firstElementChild : item.firstElementChild).replaceChildren(labelOf(node));
            if (item.text !== undefined) mark(item);
            item.text = text;
        }
        if (node.nodes) fillBranch(item);
    };

    const mark = (item) => {
        item.classList.add('new');
        setTimeout(() => item.classList.remove('new'), 3000);
    };

    // Elements stay where their objects stay: so do the scroll position, open branches and the keyboard's focus.
    const sync = (list, nodes) => {
        const kept = new Map([...list.children].map((item) => [item.key, item]));
        const wasFilled = kept.size > 0;
        let place = list.firstElementChild;
        for (const node of nodes.slice(0, most)) {
            const key = node.kind + ' ' + node.id + (node.nodes ? '+' : '');
            let item = kept.get(key);
            kept.delete(key);
            if (item === undefined) {
                item = create(node);
                item.key = key;
                if (wasFilled && !isFirst) mark(item);
            }
            if (item === place) place = place.nextElementSibling; else list.insertBefore(item, place);
            update(item, node);
        }
        for (const item of kept.values()) item.remove();
        if (nodes.length > most) {
            list.append(make('li', 'note', `${nodes.length - most} more are not shown; the Get- commands list all.`));
        }
    };

    const showRequests = (requests) => {
        find('requests').replaceChildren(...requests.map((request) => {
            const isGood = request.status < 400 && request.code === '';
            const answer = make('div', isGood ? 'good' : 'bad', `${request.status || ''} ${request.code || (request.changed ? 'OK, changed' : 'OK')}`);
            return make('tr', '',
                make('td', 'time', request.time.slice(5, 19).replace('T', ' ')),
                make('td', '', request.action || '-', make('div', 'facts', request.region)),
                make('td', '', answer, make('div', 'id', request.resource)),
                make('td', '', request.signature));
        }));
    };

    const showFaults = (lines) => {
        find('faults').replaceChildren(...(lines.length > 0 ? lines : ['None.']).map((line) => make('li', '', line)));
    };

    const show = (content) => {
        openByDefault = content.addresses <= 100;
        say(find('count'), content.count);
        sync(find('estate'), content.nodes);
        showFaults(content.faults);
        showRequests(content.requests);
        isFirst = false;
    };

    const look = async () => {
        try {
            const answer = await fetch('/state?since=' + version, { cache: 'no-store' });
            if (!answer.ok) throw new Error(String(answer.status));
            const state = await answer.json();
            lostAt = null;
            say(find('lost'), '');
            say(find('clock'), state.clock);
            if (state.content) {
                show(state.content);
                version = state.version;
            }
        } catch {
            lostAt ||= new Date();
            say(find('lost'), `The emulator has not answered since ${lostAt.toLocaleTimeString()}. It may have been stopped.`);
        }
        setTimeout(look, interval);
    };

    look();
})();
