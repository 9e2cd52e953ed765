"""The pages: one file per thing a person does. Only here and in ``app.py`` is streamlit imported."""
