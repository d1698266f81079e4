fn main() {
    for p in std::env::args().skip(1) {
        let bytes = std::fs::read(&p).unwrap();
        let _ = dx_check::document::read(&bytes, Some("pdf"));
        let n = 20;
        let t = std::time::Instant::now();
        for _ in 0..n {
            let _ = dx_check::document::read(&bytes, Some("pdf"));
        }
        println!("{p} {:.2} ms", t.elapsed().as_secs_f64() * 1000.0 / n as f64);
    }
}
