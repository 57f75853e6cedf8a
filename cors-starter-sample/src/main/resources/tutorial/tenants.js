// The origins in the application's table: adds and removes them, and shows when the next request notices.

import { busy, complain, element, heading, marked } from "/elements.js";

const PATIENCE = 15_000;

export function tenants(addresses, configuration) {
	const section = element("section", { id: "tenants" },
		element("div", { className: "head" }, element("h2", {}, "While it runs")),
		element("p", {}, "A tenant's site gets an origin of its own today, and another goes tomorrow. The origins are rows of a table; "
			+ "the application reads them in the background, validates each, and never restarts."));
	section.append(addresses.tenants ? page(addresses.api, configuration()) : start());
	return section;
}

function start() {
	return element("article", {}, element("p", {}, "This part needs a table. Start the sample with its profile ",
		element("code", {}, "tenants"), ":"), element("pre", { className: "script" }, "mvn -pl cors-starter-sample -am spring-boot:run "
		+ "-Dspring-boot.run.arguments=--spring.profiles.active=tenants"));
}

function page(api, configuration) {
	const rows = element("tbody");
	const table = element("table", {}, element("caption", {}, "The table cors_origin"),
		element("thead", {}, element("tr", {}, ...["Owner", "Origin", ""].map((title) => element("th", { scope: "col" }, title)))), rows);
	const result = element("div", { className: "result" }, element("p", {}, "Nothing changed yet."));
	result.setAttribute("aria-live", "polite");
	const article = element("article", {});

	async function list() {
		const all = await json(`${api}/tutorial/tenants`);
		rows.replaceChildren(...all.map(row), ...(all.length ? [] : [element("tr", {}, element("td", { colSpan: 3 }, "No row yet."))]));
	}

	function row({ owner, origin }) {
		const remove = element("button", { type: "button", className: "all" }, "Remove");
		remove.setAttribute("aria-label", `Remove ${origin}`);
		remove.addEventListener("click", () => busy(remove, () => change(`Removed ${origin}.`,
			() => fetch(`${api}/tutorial/tenants?origin=${encodeURIComponent(origin)}`, { method: "DELETE" }))));
		const why = `${api}/actuator/corsexplain?${new URLSearchParams({ path: `${api}/tutorial/tenant`, origin })}`;
		return element("tr", {}, element("td", {}, owner),
			element("td", {}, element("code", {}, origin), " ", element("a", { href: why, target: "_blank", rel: "noopener" }, "explain")),
			element("td", {}, remove));
	}

	async function change(what, write) {
		delete article.dataset.done;
		const before = await state();
		const response = await write();
		if (!response.ok) {
			result.className = "result bad";
			result.replaceChildren(element("p", { className: "verdict" }, `✗ ${await refusal(response)}`));
			article.dataset.done = "true";
			return;
		}
		const written = performance.now();
		await list();
		const after = await changed(before, written + PATIENCE);
		show(what, before, after, Math.round(performance.now() - written), await readable(api));
		article.dataset.done = "true";
	}

	// A row that is left out is read, too, and changes no policy.
	async function changed(before, end) {
		let now = await state();
		let read;
		while (now.revisions.active === before.revisions.active && performance.now() < (read ?? end)) {
			await new Promise((resolve) => setTimeout(resolve, 50));
			now = await state();
			if (now.source.revision !== before.source.revision) {
				read ??= performance.now() + 500;
			}
		}
		return now;
	}

	async function state() {
		const [source, revisions] = [(await json(`${api}/actuator/cors`)).sources[0], await json(`${api}/actuator/corsrevisions`)];
		return { source, revisions };
	}

	function show(what, before, after, waited, good) {
		const differences = after.revisions.revisions.filter((revision) => revision.number > before.revisions.active)
			.flatMap((revision) => revision.differences).map(({ effect, text }) => `${effect} ${text}`);
		const wrong = (after.source.violations ?? []).map((violation) => violation.message);
		result.className = `result ${good ? "good" : "bad"}`;
		result.replaceChildren(
			element("p", { className: "verdict" }, good ? "✓ The next request of this page reads the answer"
				: "✗ The next request of this page gets an error and nothing else"),
			element("dl", {}, ...Object.entries({
				"you": what,
				"noticed": after.source.revision === before.source.revision ? "not yet" : `after ${waited} ms`,
				"revision": String(after.revisions.active),
				"differences": differences.join("; ") || "none",
				"rows left out": String(after.source.rejected ?? 0)
			}).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])),
			...wrong.map((message) => element("p", {}, ...marked(message))));
	}

	const form = element("form", {}, element("div", { className: "fields" },
		field("Owner", "owner", "ACME", ""), field("Origin", "origin", location.origin, "wide"), element("button", {}, "Add")));
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		const tenant = Object.fromEntries(new FormData(form));
		busy(form.querySelector("button"), () => change(`Added ${tenant.origin}.`, () => fetch(`${api}/tutorial/tenants`,
			{ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(tenant) })));
	});
	article.append(element("div", { className: "attempts" },
		element("div", { className: "attempt" }, heading("Configuration"), element("pre", {}, element("code", {}, ...configuration)),
			heading("Request"), element("pre", { className: "script" }, `await fetch("${api}/tutorial/tenant");`), result),
		element("div", { className: "attempt" }, table, form)));
	list().then(() => article.dataset.ready = "true", complain);
	return article;
}

function field(label, name, value, className) {
	return element("label", { className }, `${label} `,
		element("input", { name, value, required: true, autocomplete: "off", spellcheck: false }));
}

async function json(address) {
	return (await fetch(address, { headers: { Accept: "application/json" } })).json();
}

async function readable(api) {
	try {
		return (await fetch(`${api}/tutorial/tenant`)).ok;
	}
	catch {
		return false;
	}
}

async function refusal(response) {
	return `The row was not written: ${response.status} ${(await response.json()).error}`;
}
