'use strict';
(() => {
    const content = JSON.parse(document.getElementById('data').textContent);
    const texts = content.texts;
    const numbers = new Intl.NumberFormat(document.documentElement.lang);
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const rowsOnAPage = 100;
    const rowsOfPaper = 200;
    const fill = (text, values) => text.replace(/\[(\w+)\]/g, (_, name) => numbers.format(values[name]));

    // Everything that comes from data becomes text: nothing here parses HTML.
    const make = (tag, properties, ...children) => {
        const element = Object.assign(document.createElement(tag), properties);
        element.append(...children);
        return element;
    };

    const textOf = (column, row) => {
        const cell = column.cells[row];
        if (cell === null) return '';
        if (column.flags) return column.flags.filter((_, bit) => cell & (1 << bit)).join(', ');
        return column.values ? column.values[cell] : column.isNumber ? numbers.format(cell) : cell;
    };

    const classOf = (column) => [column.isCode && 'code', column.isId && 'id', column.values && !column.isCode && 'word']
        .filter((name) => name).join(' ');

    // A number for each row, so that sorting compares no texts twice.
    const ranksOf = (column) => {
        if (column.ranks) return column.ranks;
        if (column.isNumber || column.flags) {
            column.ranks = column.cells.map((cell) => (cell === null ? Infinity : cell));
        } else {
            const distinct = [...new Set(column.values || column.cells)].filter((cell) => cell !== null);
            if (column.isCode) distinct.sort(); else distinct.sort(collator.compare);
            const places = new Map(distinct.map((text, place) => [text, place]));
            column.ranks = column.cells.map((cell) => {
                const text = column.values && cell !== null ? column.values[cell] : cell;
                return text === null || text === '' ? Infinity : places.get(text);
            });
        }
        return column.ranks;
    };

    class Grid {
        constructor(name) {
            this.columns = content.tables[name];
            this.root = document.getElementById(name);
            this.table = this.root.querySelector('table');
            this.body = make('tbody');
            this.paper = make('div', { className: 'paper' });
            this.table.after(this.paper);
            this.rows = this.columns[0].cells.map((_, row) => row);
            this.found = this.rows;
            this.page = 0;
            this.groups = [];
            for (const column of this.columns) (this.groups[column.place] ||= []).push(column);
            const flagged = this.columns.find((column) => column.flags);
            this.flags = flagged ? flagged.cells : null;
            this.status = this.root.querySelector('[role=status]');
            this.search = this.root.querySelector('input[type=search]');
            this.filter = this.root.querySelector('select');
            this.pager = this.root.querySelector('nav');
            this.addHead();
            this.search.addEventListener('input', () => this.choose());
            if (this.filter) this.filter.addEventListener('change', () => this.choose());
            this.turns = [...this.pager.querySelectorAll('button')];
            const targets = [() => 0, () => this.page - 1, () => this.page + 1, () => this.pages - 1];
            this.turns.forEach((button, number) => button.addEventListener('click', () => this.turn(targets[number]())));
            this.choose();
        }

        get pages() {
            return Math.max(1, Math.ceil(this.found.length / rowsOnAPage));
        }

        addHead() {
            const row = make('tr');
            row.setAttribute('role', 'row');
            this.heads = this.groups.map((group) => {
                const head = make('th', { scope: 'col' }, ...group.map((column) => {
                    column.mark = make('span', { className: 'mark' });
                    column.button = make('button', { type: 'button' }, column.title, column.mark);
                    column.button.addEventListener('click', () => this.sort(column));
                    return column.button;
                }));
                head.setAttribute('role', 'columnheader');
                if (group.every((column) => column.isNumber)) head.className = 'number';
                row.append(head);
                return head;
            });
            const head = make('thead', {}, row);
            for (const part of [head, this.body]) part.setAttribute('role', 'rowgroup');
            this.table.append(head, this.body);
        }

        sort(column) {
            this.isDown = this.sorted === column && !this.isDown;
            this.sorted = column;
            const ranks = ranksOf(column);
            const sign = this.isDown ? -1 : 1;
            // What is empty stays at the end, and equal rows in their order.
            this.rows = this.rows.slice().sort((a, b) => {
                if (ranks[a] === ranks[b]) return a - b;
                if (ranks[a] === Infinity || ranks[b] === Infinity) return ranks[a] === Infinity ? 1 : -1;
                return sign * (ranks[a] - ranks[b]);
            });
            this.groups.forEach((group, place) => {
                const isSorted = group.includes(column);
                if (isSorted) this.heads[place].setAttribute('aria-sort', this.isDown ? 'descending' : 'ascending');
                else this.heads[place].removeAttribute('aria-sort');
                for (const each of group) {
                    each.mark.textContent = each !== column ? '' : this.isDown ? ' ▼' : ' ▲';
                    if (each === column) each.mark.setAttribute('aria-label', this.isDown ? texts.descending : texts.ascending);
                    else each.mark.removeAttribute('aria-label');
                    if (each === column) each.mark.setAttribute('role', 'img'); else each.mark.removeAttribute('role');
                }
            });
            this.choose();
        }

        // A search for several words finds the rows that have all of them.
        choose() {
            const words = this.search.value.toLowerCase().split(/\s+/).filter((word) => word);
            const flag = this.filter ? Number(this.filter.value) : 0;
            if (words.length > 0 && !this.haystack) {
                this.haystack = this.rows.slice().sort((a, b) => a - b)
                    .map((row) => this.columns.map((column) => textOf(column, row)).join('\n').toLowerCase());
            }
            this.found = this.rows.filter((row) =>
                (!flag || this.flags[row] & flag) && words.every((word) => this.haystack[row].includes(word)));
            this.turn(0);
        }

        turn(page) {
            this.page = Math.min(Math.max(0, page), this.pages - 1);
            const first = this.page * rowsOnAPage;
            const shown = this.found.slice(first, first + rowsOnAPage);
            this.draw(shown);
            const last = this.page === this.pages - 1;
            this.turns.forEach((button, number) => { button.disabled = number < 2 ? this.page === 0 : last; });
            this.pager.hidden = this.pages === 1;
            this.pager.querySelector('span').textContent = fill(
                texts.range, { first: first + 1, last: first + shown.length, count: this.found.length });
            this.status.textContent = fill(texts.found, { count: this.found.length, total: this.rows.length });
        }

        draw(rows) {
            this.body.replaceChildren(...rows.map((row) => this.rowOf(row)));
        }

        // Chromium prints no table of 20,000 rows, and no million of elements: it prints tables of some hundred rows, with one text
        // for each cell.
        drawForPaper() {
            const isolated = (text) => '\u2068' + text + '\u2069';
            const classOfGroup = (group) => (group[0].isNumber ? 'number' : '');
            const headOf = (group) => make('th', { scope: 'col', className: classOfGroup(group) }, group.map((column) => column.title).join('\n'));
            const lineOf = (row) => make('tr', {}, ...this.groups.map((group) => {
                const parts = group.map((column) => textOf(column, row)).filter((text) => text !== '');
                return make('td', { className: classOfGroup(group) }, parts.map(isolated).join('\n'));
            }));
            for (let first = 0; first < this.found.length; first += rowsOfPaper) {
                this.paper.append(make('table', {},
                    make('thead', {}, make('tr', {}, ...this.groups.map(headOf))),
                    make('tbody', {}, ...this.found.slice(first, first + rowsOfPaper).map(lineOf))));
            }
            this.table.hidden = true;
        }

        leavePaper() {
            this.paper.replaceChildren();
            this.table.hidden = false;
        }

        rowOf(row) {
            const line = make('tr', {}, ...this.groups.map((group, place) => {
                const parts = group.map((column) => {
                    const text = textOf(column, row);
                    const name = make('span', { className: 'title' }, column.title);
                    const value = make('bdi', { className: classOf(column) }, text);
                    name.setAttribute('aria-hidden', 'true');
                    return make('div', { className: text === '' ? 'empty' : column.isNumber ? 'number' : '' }, name, value);
                });
                const cell = make(place === 0 ? 'th' : 'td', place === 0 ? { scope: 'row' } : {}, ...parts);
                cell.setAttribute('role', place === 0 ? 'rowheader' : 'cell');
                return cell;
            }));
            line.setAttribute('role', 'row');
            return line;
        }
    }

    const grids = Object.keys(content.tables).map((name) => new Grid(name));
    for (const button of document.querySelectorAll('button[data-finding]')) {
        button.addEventListener('click', () => {
            const grid = grids[0];
            grid.search.value = '';
            grid.filter.value = button.dataset.finding;
            grid.choose();
            const title = grid.root.querySelector('h2');
            title.scrollIntoView();
            title.focus();
        });
    }

    // Paper has no pages to turn: all rows that were found are printed.
    window.addEventListener('beforeprint', () => grids.forEach((grid) => grid.drawForPaper()));
    window.addEventListener('afterprint', () => grids.forEach((grid) => grid.leavePaper()));
})();
