"""Widgets without medicine. What is where:

theme (apply, look, px, Sizes) and tokens  the look; change mode and scale at run time     icons, avatar, pill, labels
language, texts (Texts, Say), formats      English and Hindi at run time; dates, numbers, rupees the Indian way
flow (column, row, FlowLayout), card, panes, scroll, soft_edge                              laying out
form (Form), fields, date_field, choice_field, when                                         entering
table (DataTable, Column), banner, search_box, empty_state, busy, notices                   showing
dialog (Dialog, Confirm, Ask, Message), buttons, nav_rail, shortcuts, command_palette       acting
printing                                   documents of blocks on paper, PDF, picture or thermal printer
gallery                                    all of it to be looked at: python -m desk.kit.gallery
"""
