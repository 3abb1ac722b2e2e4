/** A workspace with every kind of import, as texts by path. */
export function generate() {
  const files = new Map();
  const put = (path, text) => files.set(path, text);
  put('.gitignore', 'node_modules\n.nx\n.maturity\n.venv\n__pycache__\n');
  put('package.json', '{ "name": "proof", "private": true, "type": "module" }\n');
  put('maturity.policy.yaml', "apiVersion: maturity/v1\npolicyVersion: '1'\nextends: builtin\n");
  put('uv.lock', 'version = 1\n');
  put('ruff.toml', 'line-length = 100\n');
  put('conftest.py', 'import root_fixture\n');
  put('libs/conftest.py', 'LIBS = 1\n');
  put('shared/pyright-base.json', '{ "reportMissingImports": true }\n');
  put('shared/ruff-base.toml', 'line-length = 90\n');
  put('shared/words.txt', 'words\n');
  put('README.md', '# Proof\n');

  // A library that many use, one above it, and users that show one kind of import each and that nobody imports.
  for (const name of ['core', 'store']) library(put, name);
  put(
    'libs/store/src/store/access.py',
    'from core.deep import shapes\n\nfrom . import models\nfrom .models import Thing\n',
  );
  put('libs/store/src/store/models.py', 'import core\n\n\nclass Thing: ...\n');
  library(put, 'fixtures', { module: 'root_fixture.py', text: 'ROOT = 1\n' });
  const uses = {
    nested: 'def page():\n    if True:\n        from store.access import get\n    return get\n',
    lazy: 'import importlib\n\nload = importlib.import_module("core.extra")\nother = __import__("core.deep.shapes")\n',
    typed: 'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from store import models\n',
    starred: 'from core.deep.shapes import *\n',
    reader: 'import core.deep\n',
    helped: 'X = 1\n',
    packaged: 'X = 1\n',
  };
  for (const [name, text] of Object.entries(uses)) library(put, name, { text });

  // A namespace package shared by three components.
  library(put, 'auth', { module: 'acme/auth.py', text: 'KEY = 1\n' });
  library(put, 'billing', { module: 'acme/billing.py', text: 'from acme import auth\n' });
  library(put, 'shop', { module: 'acme/shop/__init__.py', text: 'import acme.billing\n' });

  // Entry points: of a group of our own, and of pytest.
  library(put, 'plug');
  put(
    'libs/plug/pyproject.toml',
    '[project]\nname = "plug"\n[project.entry-points."acme.plugins"]\none = "plug.deep.shapes:load"\n',
  );
  library(put, 'host');
  put(
    'libs/host/src/host/load.py',
    'from importlib.metadata import entry_points\n\nfound = entry_points(group="acme.plugins")\n',
  );
  library(put, 'pyt');
  put(
    'libs/pyt/pyproject.toml',
    '[project]\nname = "pyt"\n[project.entry-points.pytest11]\npyt = "pyt.plugin"\n',
  );
  put('libs/pyt/src/pyt/plugin.py', 'HOOKS = 1\n');

  // Applications whose modules have the same names.
  for (const name of ['app1', 'app2']) {
    put(`libs/${name}/maturity.yaml`, record(name, { sources: ['main.py', 'utils.py'] }));
    put(`libs/${name}/main.py`, 'import utils\n');
    put(`libs/${name}/utils.py`, 'A = 1\n');
    put(`libs/${name}/pyproject.toml`, '[tool.pytest.ini_options]\npythonpath = ["."]\n');
    put(`libs/${name}/tests/test_main.py`, 'import main\nfrom utils import A\n');
  }

  // Tests: packages and folders of the same names, helpers, conftests, plugins, patches, programs, data.
  for (const name of ['core', 'packaged']) {
    put(`libs/${name}/tests/__init__.py`, '');
    put(`libs/${name}/tests/helpers.py`, 'H = 1\n');
    put(`libs/${name}/tests/test_helped.py`, 'from tests.helpers import H\nfrom . import helpers\n');
  }
  for (const name of ['store', 'helped']) {
    put(`libs/${name}/tests/helpers.py`, 'H = 1\n');
    put(`libs/${name}/tests/test_helped.py`, 'from helpers import H\n');
  }
  put('libs/helped/tests/conftest.py', 'pytest_plugins = ["core.extra"]\n');
  put(
    'libs/auth/tests/test_patch.py',
    'from unittest.mock import patch\n\nwith patch("store.models.Thing"):\n    pass\n',
  );
  put(
    'libs/billing/tests/test_program.py',
    'import subprocess\nimport sys\n\nsubprocess.run([sys.executable, "-m", "store.extra"])\n',
  );
  put('libs/reader/tests/data/page.json', '{}\n');
  put('libs/reader/tests/data/unused.json', '{}\n');
  put(
    'libs/reader/tests/test_data.py',
    'from helpers_of_data import read_data\n\nread_data("data/page.json")\n',
  );
  put('libs/reader/tests/helpers_of_data.py', 'def read_data(path): ...\n');
  put('libs/helped/maturity.yaml', record('helped', { reads: ['/shared/words.txt'] }));
  put(
    'libs/helped/tests/test_words.py',
    'from helpers import read_data\n\nread_data("../../../shared/words.txt")\n',
  );
  put('libs/shop/pyrightconfig.json', '{ "extends": "../../shared/pyright-base.json" }\n');
  put('libs/plug/ruff.toml', 'extend = "../../shared/ruff-base.toml"\n');
  put('libs/host/src/.bandit', '[bandit]\n');

  // Single files with records in sibling folders, tests in one folder for all, and a record below another's folder.
  for (const name of ['carbon', 'model']) {
    const scope = { sources: [`../${name}_component.py`], tests: { unit: [`/tests/test_${name}*.py`] } };
    put(`src/components/${name}/maturity.yaml`, record(name, scope));
  }
  put('src/components/carbon_component.py', 'import core.deep\n');
  put('src/components/model_component.py', 'from src.components.carbon_component import x\n');
  put('tests/test_carbon.py', 'import src.components.carbon_component\n');
  put('tests/test_model_one.py', 'from src.components import model_component\n');
  put('libs/nested/inner/maturity.yaml', record('inner'));
  put('libs/nested/inner/src/inner/__init__.py', 'import nested.extra\n');
  put('libs/nested/inner/tests/test_inner.py', 'import inner\n');

  // Folders with characters that patterns and shells give a meaning.
  put('libs/odd (1) [x]/maturity.yaml', record('odd one'));
  put('libs/odd (1) [x]/src/odd_one/__init__.py', 'import auth_free\n');
  put('libs/odd (1) [x]/src/auth_free.py', 'import acme.auth\n');
  put('libs/odd (1) [x]/tests/test_odd.py', 'import odd_one\n');
  return files;
}

function library(put, name, { module = `${name}/__init__.py`, text = 'X = 1\n' } = {}) {
  put(`libs/${name}/maturity.yaml`, record(name));
  put(`libs/${name}/README.md`, `# ${name}\n`);
  put(`libs/${name}/src/${module}`, text);
  const dotted = module.replace(/\/__init__\.py$|\.py$/, '').replaceAll('/', '.');
  put(`libs/${name}/tests/test_${name}.py`, `import ${dotted}\n`);
  if (module === `${name}/__init__.py`) {
    put(`libs/${name}/src/${name}/deep/__init__.py`, '');
    put(`libs/${name}/src/${name}/deep/shapes.py`, 'S = 1\n');
    put(`libs/${name}/src/${name}/extra.py`, 'E = 1\n');
  }
}

/** A record with one JSON value per line, which `closure.py` reads without a YAML parser. */
export function record(name, { sources = ['src'], tests = { unit: ['tests'] }, reads = [] } = {}) {
  return [
    `component: ${JSON.stringify(name)}`,
    'group: core-infrastructure',
    "owner: '@proof'",
    `sources: ${JSON.stringify(sources)}`,
    `tests: ${JSON.stringify(tests)}`,
    `reads: ${JSON.stringify(reads)}`,
    'stage: { name: development, since: 2026-01-12 }',
    '',
  ].join('\n');
}
