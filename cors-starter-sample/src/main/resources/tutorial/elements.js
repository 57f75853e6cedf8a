// What both parts of the page use.

const problem = document.getElementById("problem");

export function complain(error) {
	problem.textContent = `${error}. Is the application still running?`;
	problem.hidden = false;
}

export async function busy(button, work) {
	button.disabled = true;
	try {
		await work();
	}
	catch (error) {
		complain(error);
	}
	finally {
		button.disabled = false;
	}
}

export function heading(text) {
	return element("h5", {}, text);
}

export function element(name, properties, ...children) {
	const element = Object.assign(document.createElement(name), properties);
	element.append(...children);
	return element;
}

// `Code` between backticks.
export function marked(text) {
	return text.split("`").map((part, index) => index % 2 ? element("code", {}, part) : part);
}
