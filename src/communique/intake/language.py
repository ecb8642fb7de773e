from communique.records import Language


def identify_language(text: str) -> Language:
    return "de"
