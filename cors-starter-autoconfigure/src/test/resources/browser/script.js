// Makes the requests that the server of this page hands out, here or in a frame whose origin is null, and reports
// what a script can know about each.

const bodies = {
	NONE: () => undefined,
	TEXT: () => 'text',
	PARAMETERS: () => new URLSearchParams('a=b'),
	FORM: () => {
		const form = new FormData();
		form.append('a', 'b');
		return form;
	},
	JSON: () => new Blob(['{}'], { type: 'application/json' }),
	BYTES: () => new Uint8Array([ 1, 2, 3 ])
};

function fetched(request) {
	const init = { method: request.method, credentials: request.credentials, body: bodies[request.body]() };
	const whole = new Request(request.address, init);
	const names = new Set();
	request.headers.forEach((field) => {
		// What the body has set, and only that, is replaced.
		const known = names.has(field.name.toLowerCase());
		names.add(field.name.toLowerCase());
		known ? whole.headers.append(field.name, field.value) : whole.headers.set(field.name, field.value);
	});
	return fetch(whole).then((response) => [ ...response.headers.keys() ]);
}

function loaded(request) {
	return new Promise((resolve, reject) => {
		const xhr = new XMLHttpRequest();
		xhr.open(request.method, request.address);
		request.headers.forEach((field) => xhr.setRequestHeader(field.name, field.value));
		xhr.withCredentials = request.credentials === 'include';
		xhr.onload = () => resolve(xhr.getAllResponseHeaders().split('\r\n').filter((line) => line)
				.map((line) => line.substring(0, line.indexOf(':')).toLowerCase()));
		xhr.onerror = () => reject(new TypeError('failed'));
		if (request.api === 'XHR_WITH_UPLOAD_LISTENER') {
			xhr.upload.onprogress = () => {};
		}
		xhr.send(bodies[request.body]());
	});
}

async function attempt(request) {
	try {
		return { readable: true, visible: await (request.api === 'FETCH' ? fetched : loaded)(request) };
	}
	catch (failure) {
		return { readable: false, visible: [] };
	}
}

function inTime(attempted) {
	const late = new Promise((resolve) => setTimeout(() => resolve({ readable: null, visible: [] }), 20000));
	return Promise.race([ attempted, late ]);
}

async function run(request) {
	request.address = request.by ? request.by + encodeURIComponent(request.url) : request.url;
	const attempts = [];
	for (let i = 0; i < request.times; i++) {
		attempts.push(await inTime(attempt(request)));
	}
	return { id: request.id, attempts };
}

function startFrame() {
	const replies = new Map();
	const frame = document.createElement('iframe');
	frame.sandbox = 'allow-scripts';
	frame.src = 'frame.html';
	const loading = new Promise((resolve) => frame.onload = resolve);
	window.addEventListener('message', (event) => replies.get(event.data.id)(event.data));
	document.documentElement.append(frame);
	return async (request) => {
		await loading;
		return new Promise((resolve) => {
			replies.set(request.id, resolve);
			frame.contentWindow.postMessage(request, '*');
		});
	};
}

function serve() {
	window.addEventListener('message', async (event) => parent.postMessage(await run(event.data), '*'));
}

async function all(requests, parallel, inFrame) {
	const outcomes = [];
	async function next() {
		while (requests.length > 0) {
			const request = requests.shift();
			outcomes.push(await (request.opaque ? inFrame : run)(request));
		}
	}
	await Promise.all(Array.from({ length: parallel }, next));
	return outcomes;
}

// A browser whose clock is set forward may give up waiting.
async function next() {
	try {
		return await (await fetch('work', { cache: 'no-store' })).json();
	}
	catch {
		await new Promise((resolve) => setTimeout(resolve, 200));
		return [];
	}
}

async function work(parallel) {
	const inFrame = startFrame();
	for (;;) {
		const requests = await next();
		if (requests.length > 0) {
			await fetch('outcomes', { method: 'POST', body: JSON.stringify(await all(requests, parallel, inFrame)) });
		}
	}
}
