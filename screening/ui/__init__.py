"""The pages: one file per thing a person does. Only they and ``app.py`` import streamlit."""
