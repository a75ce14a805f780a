"""The pages of accounts: log in, log out, the own account."""

from flask import Blueprint

from docgen.web.accounts import own, session

__all__ = ["blueprint"]

blueprint = Blueprint("accounts", __name__)
blueprint.add_url_rule("/masuk", "login", session.show, methods=["GET"])
blueprint.add_url_rule("/masuk", "enter", session.submit, methods=["POST"])
blueprint.add_url_rule("/keluar", "logout", session.leave, methods=["POST"])
blueprint.add_url_rule("/akun", "own", own.show, methods=["GET"])
blueprint.add_url_rule("/akun/sandi", "password", own.change, methods=["POST"])
