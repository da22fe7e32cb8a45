import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HexFormat;
import org.openmuc.j60870.ASdu;
import org.openmuc.j60870.ASduType;
import org.openmuc.j60870.CauseOfTransmission;
import org.openmuc.j60870.ClientConnectionBuilder;
import org.openmuc.j60870.Connection;
import org.openmuc.j60870.ConnectionEventListener;
import org.openmuc.j60870.ie.IeAckFileOrSectionQualifier;
import org.openmuc.j60870.ie.IeChecksum;
import org.openmuc.j60870.ie.IeFileReadyQualifier;
import org.openmuc.j60870.ie.IeFileSegment;
import org.openmuc.j60870.ie.IeLastSectionOrSegmentQualifier;
import org.openmuc.j60870.ie.IeLengthOfFileOrSection;
import org.openmuc.j60870.ie.IeNameOfFile;
import org.openmuc.j60870.ie.IeNameOfSection;
import org.openmuc.j60870.ie.IeSelectAndCallQualifier;
import org.openmuc.j60870.ie.InformationElement;
import org.openmuc.j60870.ie.InformationObject;

/**
 * A control centre that fetches files with the elements of j60870. Lines: {@code directory CA},
 * {@code download CA IOA NOF}. It prints {@code ENTRY CA IOA NOF LENGTH} and {@code LAST}, {@code
 * FILE HEX}, {@code REFUSED CAUSE} or {@code BROKEN} and why.
 */
final class J60870FileMaster implements ConnectionEventListener {

  private static final int SELECT_FILE = 1;
  private static final int CALL_FILE = 2;
  private static final int CALL_SECTION = 6;
  private static final int LAST_SECTION = 1;
  private static final int LAST_SEGMENT = 3;
  private static final int FILE_ACKNOWLEDGED = 1;
  private static final int SECTION_ACKNOWLEDGED = 3;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ByteArrayOutputStream section = new ByteArrayOutputStream();
  private final Connection connection;

  private J60870FileMaster(int port) throws IOException {
    connection =
        new ClientConnectionBuilder(InetAddress.getLoopbackAddress()).setPort(port).build();
    connection.startDataTransfer(this);
  }

  public static void main(String[] args) throws IOException {
    J60870FileMaster master = new J60870FileMaster(Integer.parseInt(args[0]));
    Lines.print("CONNECTED");
    Lines.read(master::handle);
    master.connection.close();
    System.exit(0);
  }

  private void handle(String[] w) throws IOException {
    int ca = Integer.parseInt(w[1]);
    if (w[0].equals("directory")) {
      send(ASduType.F_SC_NA_1, CauseOfTransmission.REQUEST, ca, 0, select(0, 0, 0));
    } else {
      file.reset();
      int nof = Integer.parseInt(w[3]);
      transfer(ASduType.F_SC_NA_1, ca, Integer.parseInt(w[2]), select(nof, 0, SELECT_FILE));
    }
  }

  private static InformationElement[] select(int nof, int nos, int qualifier) {
    return new InformationElement[] {
      new IeNameOfFile(nof), new IeNameOfSection(nos), new IeSelectAndCallQualifier(qualifier, 0)
    };
  }

  private static InformationElement[] acknowledge(int nof, int nos, int qualifier) {
    return new InformationElement[] {
      new IeNameOfFile(nof), new IeNameOfSection(nos), new IeAckFileOrSectionQualifier(qualifier, 0)
    };
  }

  private void transfer(ASduType type, int ca, int ioa, InformationElement[] elements)
      throws IOException {
    send(type, CauseOfTransmission.FILE_TRANSFER, ca, ioa, elements);
  }

  private void send(
      ASduType type, CauseOfTransmission cause, int ca, int ioa, InformationElement[] elements)
      throws IOException {
    connection.send(Lines.asdu(type, cause, false, 0, ca, new InformationObject(ioa, elements)));
  }

  @Override
  public void newASdu(ASdu asdu) {
    try {
      received(asdu);
    } catch (IOException | RuntimeException e) {
      Lines.print("BROKEN", e);
    }
  }

  private void received(ASdu asdu) throws IOException {
    int ca = asdu.getCommonAddress();
    InformationObject object = asdu.getInformationObjects()[0];
    int ioa = object.getInformationObjectAddress();
    InformationElement[] e = object.getInformationElements()[0];
    if (asdu.isNegativeConfirm()) {
      Lines.print("REFUSED", asdu.getCauseOfTransmission().getId());
      return;
    }
    switch (asdu.getTypeIdentification()) {
      case F_DR_TA_1 -> directory(asdu);
      case F_FR_NA_1 -> {
        if (((IeFileReadyQualifier) e[2]).isNegativeConfirm()) {
          Lines.print("REFUSED", asdu.getCauseOfTransmission().getId());
        } else {
          transfer(ASduType.F_SC_NA_1, ca, ioa, select(nof(e), 0, CALL_FILE));
        }
      }
      case F_SR_NA_1 -> {
        section.reset();
        transfer(ASduType.F_SC_NA_1, ca, ioa, select(nof(e), nos(e), CALL_SECTION));
      }
      case F_SG_NA_1 -> section.write(((IeFileSegment) e[2]).getSegment());
      case F_LS_NA_1 -> last(ca, ioa, e);
      default -> {} // events are not ours
    }
  }

  private static int nof(InformationElement[] e) {
    return ((IeNameOfFile) e[0]).getValue();
  }

  private static int nos(InformationElement[] e) {
    return ((IeNameOfSection) e[1]).getValue();
  }

  private static void directory(ASdu asdu) {
    for (InformationObject object : asdu.getInformationObjects()) {
      int ioa = object.getInformationObjectAddress();
      for (InformationElement[] e : object.getInformationElements()) {
        Lines.print(
            "ENTRY",
            asdu.getCommonAddress(),
            ioa++,
            nof(e),
            ((IeLengthOfFileOrSection) e[1]).getValue());
      }
    }
    Lines.print("LAST");
  }

  private void last(int ca, int ioa, InformationElement[] e) throws IOException {
    int qualifier = ((IeLastSectionOrSegmentQualifier) e[2]).getValue();
    ByteArrayOutputStream checked = qualifier == LAST_SECTION ? file : section;
    int sum = 0;
    for (byte octet : checked.toByteArray()) {
      sum += octet;
    }
    if ((sum & 0xFF) != ((IeChecksum) e[3]).getValue()) {
      Lines.print("BROKEN", "checksum", sum & 0xFF, "announced", ((IeChecksum) e[3]).getValue());
    } else if (qualifier == LAST_SEGMENT) {
      section.writeTo(file);
      transfer(ASduType.F_AF_NA_1, ca, ioa, acknowledge(nof(e), nos(e), SECTION_ACKNOWLEDGED));
    } else if (qualifier == LAST_SECTION) {
      transfer(ASduType.F_AF_NA_1, ca, ioa, acknowledge(nof(e), nos(e), FILE_ACKNOWLEDGED));
      Lines.print("FILE", HexFormat.of().formatHex(file.toByteArray()));
    } else {
      Lines.print("BROKEN", "aborted", qualifier);
    }
  }

  @Override
  public void connectionClosed(IOException cause) {
    Lines.print("CLOSED", cause);
  }

  @Override
  public void dataTransferStateChanged(boolean stopped) {
    Lines.print(stopped ? "STOPPED" : "STARTED");
  }
}
