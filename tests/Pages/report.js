'use strict';
// Opens the page of Export-VpcIpv6Report, and works with it as people do: mouse, keyboard, telephone, paper.
const { isWiderThanItsWindow, open, run, views, violations } = require('./browser');

run(async (browser, task) => {
    const found = { problems: [], violations: [], wide: [] };
    for (const [name, view] of Object.entries(views)) {
        const { page, problems, close } = await open(browser, task.url, view);
        found.violations.push(...(await violations(page)).map((text) => `${name}: ${text}`));
        if (await isWiderThanItsWindow(page)) found.wide.push(name);
        found.problems.push(...problems.map((text) => `${name}: ${text}`));
        await close();
    }

    const { page, problems } = await open(browser, task.url, views.light);
    const rows = page.locator('#addresses tbody tr');
    const status = page.locator('#addresses [role=status]');
    const column = (title) => page.locator('#addresses').getByRole('button', { name: title, exact: false }).first();
    const ids = () => page.locator('#addresses tbody tr').evaluateAll((lines) => lines.map((line) => line.querySelectorAll('bdi')[1].textContent));
    const sortOf = (title) => column(title).locator('xpath=ancestor::th').getAttribute('aria-sort');
    found.title = await page.title();
    found.rows = await rows.count();
    found.ids = await ids();
    found.text = await page.locator('body').innerText();

    await column('Mbit/s').click();
    found.upwards = [await sortOf('Mbit/s'), (await ids())[0]];
    await column('Mbit/s').focus();
    await page.keyboard.press('Enter');
    found.downwards = [await sortOf('Mbit/s'), (await ids())[0]];

    await page.locator('#addresses input').fill(task.search);
    found.searched = [await rows.count(), await status.textContent()];
    await page.locator('#addresses input').fill('');
    const finding = page.locator('button[data-finding]').first();
    if (await finding.count() > 0) {
        await finding.focus();
        await page.keyboard.press('Enter');
        found.filtered = [await rows.count(), await page.evaluate(() => document.activeElement.id)];
        await page.locator('#addresses select').selectOption('0');
    }

    const pager = page.locator('#addresses nav');
    found.hasPager = await pager.isVisible();
    if (found.hasPager) {
        await pager.getByRole('button').nth(2).click();
        found.secondPage = [await pager.locator('span').textContent(), await rows.count()];
    }

    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    found.printed = await page.locator('#addresses .paper tbody tr').count();
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    found.afterPrint = await rows.count();
    found.problems.push(...problems);
    return found;
});
