// Builds the page from scenarios.json, sends what is written there, and shows what became of it.

import { busy, complain, element, heading, marked } from "/elements.js";
import { tenants } from "/tenants.js";

main().catch(complain);

let addresses;

let configuration;

async function main() {
	addresses = await (await fetch("/addresses.json")).json();
	configuration = await text("/tutorial.yml") + await text("/application-proxy.yml");
	if (addresses.tenants) {
		configuration += await text("/application-tenants.yml");
	}
	const groups = await (await fetch("/scenarios.json")).json();
	document.getElementById("page-origin").textContent = location.origin;
	document.getElementById("api-origin").textContent = addresses.api;
	document.getElementById("policies").href = `${addresses.api}/actuator/cors`;
	const form = document.getElementById("ask");
	form.action = `${addresses.api}/actuator/corsexplain`;
	form.elements.origin.value = location.origin;
	const sections = [...groups.map(section), tenants(addresses, () => lines(`cors:\n  policies:\n${block("tenants")}`))];
	document.getElementById("contents").append(element("ul", {}, ...sections.map((section) =>
		element("li", {}, element("a", { href: `#${section.id}` }, section.querySelector("h2").textContent)))));
	document.getElementById("scenarios").append(...sections);
	document.body.dataset.ready = "true";
	document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

async function text(address) {
	return (await fetch(address)).text();
}

// What is seen before anything is clicked

function section(group) {
	const scenarios = group.scenarios.map(scenario);
	const all = element("button", { className: "all", type: "button" }, "Try all of them");
	all.addEventListener("click", () => busy(all, async () => {
		for (const one of scenarios) {
			await one.run();
		}
	}));
	return element("section", { id: group.id },
		element("div", { className: "head" }, element("h2", {}, group.title), all),
		element("p", {}, group.text),
		...scenarios.map((one) => one.article));
}

function scenario(scenario) {
	const button = element("button", { type: "button" }, "Try it");
	button.setAttribute("aria-label", `Try it: ${scenario.title}`);
	const attempts = scenario.attempts.map(attempt);
	const article = element("article", { id: scenario.id },
		element("div", { className: "head" },
			element("div", {}, element("h3", {}, scenario.title), element("p", {}, scenario.text), ...warning(scenario)), button),
		element("div", { className: "attempts" }, ...attempts.map((one) => one.column)));
	const run = () => busy(button, async () => {
		delete article.dataset.done;
		for (const one of attempts) {
			await one.run();
		}
		article.dataset.done = "true";
	});
	button.addEventListener("click", run);
	return { article, run };
}

// What the scenario says is true of the API that the sample plays.
function warning(scenario) {
	const leaves = (attempt) => /^\{somebody}|\/upstream\//.test(attempt.url ?? "");
	return addresses.elsewhere && scenario.attempts.some(leaves)
		? [element("p", { className: "warning" }, `Since the sample was started with --upstream, this goes to ${addresses.somebody}`
			+ " instead of the API that it would play itself, and may end otherwise.")] : [];
}

function attempt(attempt) {
	const result = element("div", { className: "result" }, element("p", {}, "Not tried yet."));
	result.setAttribute("aria-live", "polite");
	const explained = element("div", { className: "explained" });
	const column = element("div", { className: "attempt" }, element("h4", {}, attempt.label),
		heading(attempt.kind === "report" ? "Configuration" : "Request"), code(attempt), ...policy(attempt), result, explained);
	if (attempt.kind === "report") {
		fetch("/does-not-start.yml").then(async (file) => column.querySelector("pre").replaceChildren(...lines(await file.text())));
	}
	const run = async () => {
		const { measured, shown } = await measure(attempt);
		show(column, result, attempt, measured, shown);
		const answer = await explain(attempt);
		column.dataset.measured = JSON.stringify(measured);
		column.dataset.explained = JSON.stringify(answer?.explanation ?? null);
		explained.replaceChildren(...explanation(attempt, answer));
	};
	return { column, run };
}

function code(attempt) {
	const className = attempt.kind === "report" ? "" : "script";
	return element("pre", { className }, element("code", {}, source(attempt)));
}

function source(attempt) {
	const url = attempt.url && address(attempt.url);
	switch (attempt.kind) {
		case "report":
			return "";
		case "picture":
			return `<img src="${url}"${attempt.crossorigin ? " crossorigin" : ""}>\n\n`
				+ "canvas.drawImage(img, 0, 0);\ncanvas.getImageData(0, 0, 1, 1);";
		case "font":
			return `@font-face {\n  font-family: Dots;\n  src: url("${url}");\n}`;
		case "frame":
			return `<iframe sandbox="allow-scripts">\n\nawait fetch("${url}");`;
		default:
			return request(url, attempt);
	}
}

function request(url, attempt) {
	const init = attempt.init ? `, ${script(attempt.init, "")}` : "";
	const call = `await fetch("${url}"${init});`;
	if (attempt.read) {
		return `const response = ${call}\nresponse.headers.get("${attempt.read}");`;
	}
	return Array(attempt.times ?? 1).fill(call).join("\n");
}

function script(value, indent) {
	if (typeof value !== "object") {
		return JSON.stringify(value);
	}
	const members = Object.entries(value).map(([name, member]) =>
		`${indent}  ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${script(member, `${indent}  `)}`);
	return `{\n${members.join(",\n")}\n${indent}}`;
}

function policy(attempt) {
	if (attempt.policy) {
		return [heading("Configuration"), element("pre", {}, element("code", {}, ...lines(`cors:\n  policies:\n${block(attempt.policy)}`)))];
	}
	if (attempt.note || attempt.kind === "report") {
		return [];
	}
	return [heading("Configuration"), element("pre", {}, element("span", { className: "comment" }, "# no policy for this path"))];
}

// The lines of a policy, from its name to the next line that is not further to the right.
function block(name) {
	const all = configuration.replaceAll("${tutorial.port}", location.port).split("\n");
	const start = all.indexOf(`    ${name}:`);
	const length = all.slice(start + 1).findIndex((line) => !line.startsWith("      "));
	return all.slice(start, start + 1 + length).join("\n");
}

function lines(yaml) {
	return yaml.trimEnd().split("\n").map((line) =>
		element("span", { className: line.trim().startsWith("#") ? "comment" : "" }, `${line}\n`));
}

// What the browser does

async function measure(attempt) {
	switch (attempt.kind) {
		case "report":
			return report();
		case "picture":
			return picture(attempt);
		case "font":
			return font(attempt);
		case "frame":
			return { measured: await frame(address(attempt.url)) };
		default:
			return { measured: await requests(attempt) };
	}
}

async function requests(attempt) {
	const counting = attempt.expect.preflights !== undefined;
	const before = counting && await preflights(attempt);
	// An address of its own for every click, or the browser would still know the preflight of the last one.
	const url = address(attempt.url) + (counting ? `?${Date.now()}` : "");
	const measured = await requested(url, attempt);
	if (counting) {
		measured.preflights = await preflights(attempt) - before;
	}
	return measured;
}

async function requested(url, attempt) {
	try {
		let response;
		let body;
		for (let i = 0; i < (attempt.times ?? 1); i++) {
			response = await fetch(url, attempt.init);
			body = await response.text();
		}
		const measured = { outcome: "resolved", status: response.status, headers: [...response.headers.keys()], body };
		if (attempt.read) {
			measured.value = response.headers.get(attempt.read);
		}
		return measured;
	}
	catch (error) {
		return { outcome: "rejected", error: String(error) };
	}
}

// How many preflights came for the path, from the application's own meter.
async function preflights(attempt) {
	const path = new URL(address(attempt.url)).pathname;
	const response = await fetch(`${addresses.api}/actuator/metrics/cors.requests?tag=request:preflight&tag=path:${path}`);
	return response.ok ? (await response.json()).measurements[0].value : 0;
}

async function picture(attempt) {
	const image = new Image();
	image.alt = "Hills under a low sun";
	if (attempt.crossorigin) {
		image.crossOrigin = "anonymous";
	}
	const loaded = new Promise((resolve) => {
		image.onload = () => resolve(true);
		image.onerror = () => resolve(false);
	});
	image.src = `${address(attempt.url)}?${Date.now()}`;
	if (!await loaded) {
		return { measured: { outcome: "rejected", shown: false, error: "the picture does not load" } };
	}
	const canvas = element("canvas", { width: image.width, height: image.height });
	const context = canvas.getContext("2d");
	context.drawImage(image, 0, 0);
	try {
		const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
		return { measured: { outcome: "resolved", shown: true, value: `rgb(${red}, ${green}, ${blue})` }, shown: image };
	}
	catch (error) {
		return { measured: { outcome: "rejected", shown: true, error: error.name }, shown: image };
	}
}

async function font(attempt) {
	const family = `Dots${Date.now()}`;
	const face = new FontFace(family, `url(${address(attempt.url)}?${Date.now()})`);
	const sample = element("p", { className: "dots" }, "CORS");
	try {
		document.fonts.add(await face.load());
		sample.style.fontFamily = family;
		return { measured: { outcome: "resolved" }, shown: sample };
	}
	catch (error) {
		return { measured: { outcome: "rejected", error: String(error) }, shown: sample };
	}
}

function frame(url) {
	return new Promise((resolve) => {
		const frame = element("iframe", { src: "/sandboxed.html" });
		frame.sandbox = "allow-scripts";
		const listener = (event) => {
			if (event.source !== frame.contentWindow) {
				return;
			}
			if (event.data === "ready") {
				frame.contentWindow.postMessage(url, "*");
				return;
			}
			removeEventListener("message", listener);
			frame.remove();
			resolve(event.data);
		};
		addEventListener("message", listener);
		document.body.append(frame);
	});
}

async function report() {
	return { measured: { outcome: "not started" }, shown: element("pre", {}, (await text("/does-not-start.txt")).trimEnd()) };
}

function show(column, result, attempt, measured, shown) {
	const good = measured.outcome === "resolved";
	for (const each of [column, result]) {
		each.classList.toggle("good", good);
		each.classList.toggle("bad", !good);
	}
	result.replaceChildren(element("p", { className: "verdict" }, verdict(attempt, measured)), ...facts(measured));
	if (shown) {
		result.append(shown);
	}
}

function verdict(attempt, measured) {
	if (measured.outcome === "not started") {
		return "✗ The application does not start";
	}
	if (measured.outcome === "resolved") {
		return { picture: "✓ The canvas can be read", font: "✓ The font is used" }[attempt.kind] ?? "✓ The script reads the answer";
	}
	if (measured.shown) {
		return "✗ The picture is shown, the canvas cannot be read";
	}
	return { picture: "✗ The picture is not shown", font: "✗ The font is not used" }[attempt.kind]
		?? "✗ The script gets an error and nothing else";
}

function facts(measured) {
	const facts = [];
	const add = (name, value) => value !== undefined && facts.push(element("dt", {}, name), element("dd", {}, String(value)));
	add("error", measured.error);
	add("status", measured.status);
	add("headers seen", measured.headers?.join(", "));
	if (measured.value !== undefined) {
		add("value read", measured.value);
	}
	add("preflights", measured.preflights);
	add("body", measured.body && shortened(measured.body));
	return facts.length === 0 ? [] : [element("dl", {}, ...facts)];
}

function shortened(body) {
	return body.length > 120 ? `${body.slice(0, 120)}…` : body;
}

// What the application says

async function explain(attempt) {
	if (attempt.expect.explained === undefined) {
		return undefined;
	}
	const init = attempt.init ?? {};
	const query = new URLSearchParams({ path: address(attempt.explain?.url ?? attempt.url), origin: attempt.explain?.origin ?? location.origin });
	if (init.method) {
		query.set("method", init.method);
	}
	if (init.headers) {
		query.set("headers", Object.entries(init.headers).map(([name, value]) => `${name}:${value}`).join(","));
	}
	if (init.credentials === "include") {
		query.set("credentials", "true");
	}
	const link = `${addresses.api}/actuator/corsexplain?${query}`;
	const response = await fetch(link, { headers: { Accept: "application/json" } });
	return { link, explanation: await response.json() };
}

function explanation(attempt, answer) {
	if (!answer) {
		const note = addresses.elsewhere && attempt.url?.startsWith("{somebody}") ? "Explain knows nothing of this API." : attempt.note;
		return note ? [heading("What the application says"), element("p", {}, note)] : [];
	}
	const { link, explanation } = answer;
	const parts = [heading("What the application says"), element("p", {}, ...marked(explanation.summary))];
	if (explanation.browser.consoleMessage) {
		parts.push(heading("What the console prints"), element("pre", { className: "console" }, explanation.browser.consoleMessage));
	}
	parts.push(element("details", {}, element("summary", {}, "On the wire"), ...wire(explanation)));
	if (explanation.yaml) {
		parts.push(element("details", {}, element("summary", {}, "The lines it proposes"), element("pre", {}, explanation.yaml)));
	}
	parts.push(element("p", {}, element("a", { href: link, target: "_blank", rel: "noopener" }, "The whole explanation")));
	return parts;
}

function wire(explanation) {
	const parts = [];
	if (explanation.browser.preflightNeeded) {
		parts.push(heading("Preflight"), exchange("OPTIONS", explanation.preflight));
	}
	if (explanation.browser.sent !== false) {
		parts.push(heading("Request"), exchange("", explanation.actual));
	}
	return parts;
}

function exchange(method, answer) {
	const request = [method, ...answer.requestHeaders.map(field)].filter((line) => line);
	const response = [answer.status ? `HTTP/1.1 ${answer.status}` : "HTTP/1.1 …", ...answer.responseHeaders.map(field)];
	return element("pre", {}, `${request.join("\n")}\n\n${response.join("\n")}`);
}

function field(header) {
	return `${header.name}: ${header.value}`;
}

function address(url) {
	return url.replace(/^\{(\w+)}/, (whole, name) => addresses[name]);
}
