"""Documents on paper. A plugin lays a frozen dataclass out as blocks; the same document goes to every kind of paper.

    slip = Document("Token slip", (Text("A-041", size_pt=34, strong=True, align="centre"), Rule(), Qr("visit:…")))
    pdf.to_bytes(slip, A5)                    # a PDF
    image.pages(slip, ROLL_80)                # pictures, for the preview and for thermal printers
    system.print_to("HP LaserJet", slip, A4)  # straight to a printer; raises PrintFailed
    preview.Preview(parent, slip, A5).open()  # look first, then print or save
    escpos.raster(image.pages(slip, ROLL_80)[0])  # bytes for a thermal printer
"""
